"""What the resolver knows while it reads a policy: names, documents, period, findings."""

from __future__ import annotations

from difflib import get_close_matches
from enum import Enum

from attrs import Factory, define, evolve, field, frozen

from polyc.diagnostics.diagnostic import Diagnostic, Severity
from polyc.diagnostics.items import ItemOutside
from polyc.diagnostics.names import DoubledName, UnknownName, UnknownSlot, UsedBeforeDefined
from polyc.diagnostics.values import WrongKind
from polyc.kinds import MONEY, Kind
from polyc.model.issues import Issue
from polyc.model.policy import Target
from polyc.model.values import (
    Citation,
    Computed,
    InputValue,
    ItemValue,
    PoolUsed,
    Slot,
    SlotValue,
)
from polyc.source.span import Span
from polyc.syntax.clauses import Change, Cite, Clause, Note
from polyc.syntax.values import Name, Path


class Sort(Enum):
    """What a declared name stands for."""

    INPUT = "输入"
    COMPUTE = "计算"
    LAYER = "层"
    BENEFIT = "给付"
    POOL = "额度"
    SPLIT = "分配"
    SUPPOSE = "假设"
    LIST = "明细"
    TARGET = "目标"


@frozen(kw_only=True, repr=False)
class Symbol:
    """A declared name; `kind` is the kind of its value, money for what pays."""

    name: str
    sort: Sort
    kind: Kind
    span: Span


@define(kw_only=True)
class Context:
    """The names in force at the clause being read, and all that was found wrong so far.

    `symbols` grows as the policy is read from top to bottom; `later` holds the places of
    all definitions, so that a name used too early is told apart from an unknown one.
    `start` and `end` bound the policy's period in days.  `issues` tells when each document was
    issued, `changes` the 修改 of each clause and `claimed` which of them a clause has taken,
    `ranks` how far above each policy stands on which this one builds (−1 is the nearest), and
    `knowing` whether a settlement's own date is known (口径 知悉日期).  `best_layers` are the layers that
    就高 runs once for each identity, `directions` the parameters that take their best value
    themselves, `supposed` the layers of each 假设.  `lists` holds what each item of a 明细
    has by now, `within` names the list whose item is being spoken of, `folding` says whether for
    a total of all items, `parts` the parts of each 分配,
    `capping` the pools that say what they cut,
    `paying` all layers and benefits of the policy, whose past may be asked for at any time,
    `targets` what cases may ask of.  `broken` are names whose clause was
    reported: what follows from that is not reported again.
    """

    start: int
    end: int | None
    documents: dict[str, Span] = Factory(dict)
    issues: dict[str, Issue | None] = Factory(dict)
    changes: dict[str, list[Change]] = Factory(dict)
    claimed: set[str] = Factory(set)
    ranks: dict[str, int] = Factory(dict)
    knowing: bool = False
    symbols: dict[str, Symbol] = Factory(dict)
    later: dict[str, Span] = Factory(dict)
    best_layers: frozenset[str] = frozenset()
    directions: dict[str, bool] = Factory(dict)
    supposed: dict[str, tuple[str, ...]] = Factory(dict)
    lists: dict[str, dict[str, ItemValue]] = Factory(dict)
    within: str = ""
    folding: bool = False
    parts: dict[str, tuple[str, ...]] = Factory(dict)
    capping: set[str] = Factory(set)
    paying: dict[str, Sort] = Factory(dict)
    targets: dict[str, Target] = Factory(dict)
    broken: set[str] = field(factory=set)
    found: list[Diagnostic] = field(factory=list)

    @property
    def errors(self) -> int:
        """How many findings so far forbid going on with what they are about; warnings do not."""
        return sum(each.severity is Severity.ERROR for each in self.found)

    def report(self, diagnostic: Diagnostic) -> None:
        """Keeps a finding; the caller goes on without the value."""
        self.found.append(diagnostic)

    def declare(self, name: Name, sort: Sort, kind: Kind) -> None:
        """Makes a name known from here on; a second declaration is reported."""
        first = self.symbols.get(name.text)
        if first is not None:
            self.report(DoubledName(span=name.span, name=name.text, first=first.span))
            return
        self.symbols[name.text] = Symbol(name=name.text, sort=sort, kind=kind, span=name.span)

    def lookup(self, name: Name, what: str, *sorts: Sort) -> Symbol | None:
        """The symbol of that name and one of these sorts (any, where none is given)."""
        symbol = self.symbols.get(name.text)
        if symbol is not None and (not sorts or symbol.sort in sorts):
            return symbol
        if symbol is None and name.text in self.broken:
            return None
        if symbol is None and name.text in self.later:
            self.report(UsedBeforeDefined(span=name.span, name=name.text, defined=self.later[name.text]))
            return None
        known = [each.name for each in self.symbols.values() if not sorts or each.sort in sorts]
        self.report(UnknownName(span=name.span, name=name.text, what=what, similar=similar(name.text, known)))
        return None

    def claim(self, path: str) -> list[Change]:
        """The 修改 of a clause, from here on known to have found it."""
        self.claimed.add(path)
        return self.changes.get(path, [])

    def citations(self, cites: tuple[Cite, ...]) -> tuple[Citation, ...]:
        """Citations whose documents are declared; others are reported."""
        for cite in cites:
            if cite.document.text not in self.documents:
                close = similar(cite.document.text, list(self.documents))
                self.report(
                    UnknownName(span=cite.document.span, name=cite.document.text, what="文件", similar=close)
                )
        return tuple(Citation(document=cite.document.text, article=cite.article) for cite in cites)

    def reference(self, path: Path) -> InputValue | Computed | SlotValue | ItemValue | PoolUsed | None:
        """What a name, or a name within a layer or benefit, refers to."""
        head, *rest = path.names
        symbol = self.lookup(head, "输入、计算、层、给付、分配或额度")
        if symbol is None:
            return None
        if symbol.sort in (Sort.LAYER, Sort.BENEFIT):
            return self._slot(symbol, path)
        if symbol.sort is Sort.LIST:
            return self._item_value(symbol, path)
        if symbol.sort is Sort.SPLIT and rest:
            return self._part(symbol, path)
        if symbol.sort is Sort.SUPPOSE:
            return self._supposed(symbol, path)
        if symbol.sort is Sort.TARGET:
            self.report(WrongKind(span=path.span, found="目标", wanted="输入、计算或层的名目"))
            return None
        if rest:
            self.report(
                UnknownSlot(span=rest[0].span, owner=symbol.name, slot=rest[0].text, slots=("(没有)",))
            )
            return None
        match symbol.sort:
            case Sort.INPUT:
                return InputValue(kind=symbol.kind, name=symbol.name, span=path.span)
            case Sort.POOL:
                return PoolUsed(kind=symbol.kind, pool=symbol.name, span=path.span)
            case _:
                return Computed(kind=symbol.kind, name=symbol.name, span=path.span)

    def _item_value(self, symbol: Symbol, path: Path) -> ItemValue | None:
        """A value of the item at hand."""
        known = self.lists[symbol.name]
        name = ".".join(each.text for each in path.names[1:])
        if name not in known:
            slots = tuple(f"{symbol.name}.{each}" for each in known)
            slot = ".".join(each.text for each in path.names[1:]) or "(没有写名目)"
            self.report(UnknownSlot(span=path.span, owner=symbol.name, slot=slot, slots=slots))
            return None
        if self.within != symbol.name:
            self.report(ItemOutside(span=path.span, list=symbol.name, path=path.text))
            return None
        return evolve(known[name], span=path.span)

    def _part(self, symbol: Symbol, path: Path) -> Computed | None:
        """One of the parts that an amount is shared out into."""
        parts = self.parts[symbol.name]
        part = path.names[1].text if len(path.names) == 2 else ""
        if part not in parts:
            names = tuple(f"{symbol.name}.{each}" for each in parts)
            found = ".".join(name.text for name in path.names[1:])
            self.report(UnknownSlot(span=path.span, owner=symbol.name, slot=found, slots=names))
            return None
        return Computed(kind=MONEY, name=symbol.name, part=part, span=path.span)

    def past(self, path: Path) -> SlotValue | None:
        """A slot of a layer or benefit that is yet to be settled: only its past may be spoken of."""
        head = path.names[0]
        sort = self.paying.get(head.text)
        if head.text in self.symbols or sort is None:
            return None
        symbol = Symbol(name=head.text, sort=sort, kind=MONEY, span=head.span)
        return self._slot(symbol, path)

    def _supposed(self, symbol: Symbol, path: Path) -> SlotValue | None:
        """A slot of a layer as it would be under a 假设."""
        layers = self.supposed[symbol.name]
        layer = path.names[1].text if len(path.names) == 3 else ""
        if layer not in layers:
            names = tuple(f"{symbol.name}.{each}.支付" for each in layers)
            slot = ".".join(name.text for name in path.names[1:]) or "(没有写名目)"
            self.report(UnknownSlot(span=path.span, owner=symbol.name, slot=slot, slots=names))
            return None
        inner = Path(names=path.names[1:], span=path.span)
        found = self._slot(self.symbols[layer], inner)
        return None if found is None else evolve(found, run=symbol.name)

    def _slot(self, symbol: Symbol, path: Path) -> SlotValue | None:
        slots = (Slot.PAID,) if symbol.sort is Sort.BENEFIT else tuple(Slot)
        written = path.names[1].text if len(path.names) == 2 else ""
        slot = next((each for each in slots if each.value == written), None)
        if slot is None:
            names = tuple(f"{symbol.name}.{each.value}" for each in slots)
            missing = ".".join(name.text for name in path.names[1:]) or "(没有写名目)"
            self.report(UnknownSlot(span=path.span, owner=symbol.name, slot=missing, slots=names))
            return None
        return SlotValue(kind=MONEY, owner=symbol.name, slot=slot, span=path.span)


def similar(name: str, known: list[str]) -> tuple[str, ...]:
    """Up to two known names close to a mistaken one; of one in traditional characters its simplified form alone."""
    from polyc.syntax.near_misses.vocabulary import simplified  # only a mistake needs it

    plain = simplified(name)
    return (plain,) if plain in known else tuple(get_close_matches(plain, known, n=2, cutoff=0.5))


def notes(clause: Clause) -> tuple[str, ...]:
    """The notes below a clause, in order."""
    return tuple(remark.text for remark in clause.remarks if isinstance(remark, Note))
