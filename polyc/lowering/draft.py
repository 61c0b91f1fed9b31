"""The program while it is being drafted: statements so far, refusals, cells, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from attrs import define, evolve, field, frozen

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.kernel.expressions import ONE, Connective, Const, Expression, Local, Logic
from polyc.kernel.program import Cell, Scope
from polyc.kernel.rewriting import with_body
from polyc.kernel.statements import (
    Citation,
    Each,
    Guard,
    Let,
    Rank,
    Refusal,
    Refuse,
    Shown,
    Statement,
    Step,
    Total,
)
from polyc.kinds import FLAG, Kind
from polyc.lowering.exact import Exact
from polyc.model import values as model
from polyc.model.policy import Compute, Policy, Pool, Split

Wording = tuple[str | Shown, ...]


@frozen(kw_only=True)
class Missing:
    """A 待定 that a value rests on where `condition` holds."""

    condition: Expression
    pending: model.Pending
    citations: tuple[model.Citation, ...]


@define(kw_only=True)
class Draft:
    """A program in the making.

    `body` is where statements go now (the inside of a `Guard` while one is open);
    `aggregates` and `rankings` hold for each list the totals and ranks that the policy asks
    for, with their locals, and `folded` those that are drafted; `waiting` what is yet to be
    computed for the items of each list, `of_items` what has been (pairs of list and name);
    `groups` holds the statements of each definition, for copies; `pools` holds what each pool has given out so far in this claim, beside its cell;
    `ratios` the exact values of computed rates that are no whole millionths; `needed` says
    when the value being drafted is needed at all (its version is in force, no exception
    takes its place).  `missing` holds for each computed value the 待定 that it rests on,
    `reckoned` counts the steps
    of calendar reckoning, which have no names of their own,
    and `gathering` collects them while one is drafted: a 计算 refuses nothing by itself,
    only what is paid or handed out does.
    """

    policy: Policy
    body: list[Statement] = field(factory=list)
    cells: dict[str, Cell] = field(factory=dict)
    totals: dict[str, Expression] = field(factory=dict)
    pools: dict[str, Expression] = field(factory=dict)
    ratios: dict[str, Exact] = field(factory=dict)
    groups: dict[str, tuple[Statement, ...]] = field(factory=dict)
    drafted_lists: list[Each] = field(factory=list)
    aggregates: dict[str, dict[model.Aggregate, str]] = field(factory=dict)
    rankings: dict[str, dict[model.Ranking, str]] = field(factory=dict)
    folded: set[model.Aggregate | model.Ranking] = field(factory=set)
    waiting: dict[str, list[Compute | Split]] = field(factory=dict)
    of_items: set[tuple[str, str]] = field(factory=set)
    needed: Expression = ONE
    missing: dict[str, tuple[Missing, ...]] = field(factory=dict)
    gathering: list[Missing] | None = None
    refusals: int = 0
    reckoned: int = 0
    found: list[Diagnostic] = field(factory=list)

    def let(self, name: str, value: Expression, kind: Kind, step: Step | None = None) -> Local:
        """Names a value and gives the name back."""
        self.body.append(Let(name=name, value=value, kind=kind, step=step))
        return Local(name)

    def refuse(
        self,
        condition: Expression,
        reason: str,
        about: str,
        message: str,
        citations: tuple[model.Citation, ...] = (),
    ) -> None:
        """Refuses the claim where `condition` holds; refusals are numbered in text order."""
        if condition == Const(0):
            return
        self.refusals += 1
        refusal = Refusal(
            number=self.refusals,
            reason=reason,
            about=about,
            message=message,
            citations=self.cited(citations),
        )
        self.body.append(Refuse(condition=condition, refusal=refusal))

    def refuse_if_needed(
        self,
        condition: Expression,
        reason: str,
        about: str,
        message: str,
        citations: tuple[model.Citation, ...] = (),
    ) -> None:
        """Refuses the claim where `condition` holds and the value being drafted is needed."""
        self.refuse(self.when_needed(condition), reason, about, message, citations)

    def when_needed(self, condition: Expression) -> Expression:
        """Whether `condition` holds and the value being drafted is needed."""
        known = [each for each in (self.needed, condition) if each != ONE]
        if not known:
            return ONE
        return known[0] if len(known) == 1 else Logic(connective=Connective.ALL, items=tuple(known))

    def computing(self, layers: tuple[str, ...]) -> dict[str, tuple[Statement, ...]]:
        """The statements of these layers, and of the 计算, 分配 and 额度, in text order."""
        sorts = {each.name: each for each in self.policy.definitions}
        return {
            name: group
            for name, group in self.groups.items()
            if name in layers or isinstance(sorts[name], Compute | Split | Pool)
        }

    @contextmanager
    def postponing(self, name: str) -> Iterator[None]:
        """Leaves what is 待定 in the value drafted meanwhile to those who use it by `name`."""
        self.gathering = []
        yield
        gathered, self.gathering = self.gathering, None
        self.missing[name] = tuple(
            evolve(each, condition=self.let(f"{name}_缺{number}", each.condition, FLAG))
            for number, each in enumerate(gathered, 1)
        )

    @contextmanager
    def needing(self, condition: Expression) -> Iterator[None]:
        """Says when what is drafted meanwhile is needed."""
        outer, self.needed = self.needed, condition
        yield
        self.needed = outer

    @contextmanager
    def guarded(self, condition: Expression | None) -> Iterator[None]:
        """Puts what is drafted meanwhile under a `Guard`; without a condition, just drafts it."""
        if condition is None:
            yield
            return
        with self.apart() as inner:
            yield
        self.body.append(Guard(condition=condition, body=tuple(inner)))

    @contextmanager
    def apart(self) -> Iterator[list[Statement]]:
        """Keeps what is drafted meanwhile apart, in the list that it gives."""
        outer, self.body = self.body, []
        yield self.body
        self.body = outer

    def go_through(
        self,
        owner: str,
        statements: Sequence[Statement],
        totals: tuple[Total, ...] = (),
        ranks: tuple[Rank, ...] = (),
    ) -> Each:
        """Goes through the items of a list; `KernelBug` where a statement may not stand for an item."""
        each = with_body(Each(list=owner, body=(), totals=totals, ranks=ranks), statements)
        self.drafted_lists.append(each)
        self.body.append(each)
        return each

    def remember(self, name: str, kind: Kind, scope: Scope, high: int) -> str:
        """The cell of that name, made at its first use."""
        self.cells.setdefault(name, Cell(name=name, kind=kind, scope=scope, low=0, high=high))
        return name

    def cited(self, citations: tuple[model.Citation, ...]) -> tuple[Citation, ...]:
        """Citations with their documents' particulars, each once."""
        documents = {document.name: document for document in self.policy.documents}
        made = [
            Citation(
                document=each.document,
                title=documents[each.document].title,
                number=documents[each.document].number,
                article=each.article,
                status=documents[each.document].status.value,
                grade=documents[each.document].grade.value,
            )
            for each in citations
        ]
        return tuple(dict.fromkeys(made))

    def step(
        self,
        label: str,
        formula: Wording,
        citations: tuple[model.Citation, ...] = (),
        layer: str = "",
        slot: str = "",
    ) -> Step:
        """What a reader is told about a value."""
        return Step(label=label, layer=layer, slot=slot, formula=formula, citations=self.cited(citations))
