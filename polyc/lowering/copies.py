"""Parts of a program once more, under other names and other inputs.

A 假设 and a 就高 evaluate layers again as if an input were different.  The kernel knows
neither: the statements of those layers, and of what they read that depends on the input,
are copied with their locals renamed and the input replaced by a constant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from attrs import evolve, frozen

from polyc.kernel.expressions import Expression, Local
from polyc.kernel.rewriting import with_children
from polyc.kernel.statements import Each, Guard, Let, Refuse, Shown, Statement, Step, Update
from polyc.kernel.walk import evaluated, names, statements
from polyc.lowering.draft import Draft

Group = tuple[Statement, ...]


@frozen(kw_only=True)
class Copying:
    """How a copy differs: `run` is put before every local's name, `given` replaces expressions.

    `words` is what readers call the run.
    """

    run: str
    words: str
    given: Mapping[Expression, Expression]


def copied(draft: Draft, groups: Iterable[Group], how: Copying) -> Group:
    """The statements of the groups as they would run under `how`; nothing of them is remembered."""
    body = tuple(statement for group in groups for statement in group)
    inner = {statement.name for statement in statements(body) if isinstance(statement, Let)}
    return tuple(made for each in body if (made := _statement(draft, each, inner, how)) is not None)


def affected(groups: Mapping[str, Group], stretch: tuple[str, ...], given: Iterable[Expression]) -> list[str]:
    """The names of the groups to copy: the stretch, and the 计算 and 额度 above it that the change reaches.

    `groups` holds the statements of each definition in text order, layers outside of the
    stretch left out.
    """
    changed: set[Expression] = set(given)
    found: list[str] = []
    last = max(at for at, name in enumerate(groups) if name in stretch)
    for at, (name, group) in enumerate(groups.items()):
        if at > last:
            break
        if name in stretch or any(_reads(statement, changed) for statement in statements(group)):
            found.append(name)
            lets = (each for each in statements(group) if isinstance(each, Let))
            changed |= {Local(each.name) for each in lets}
    return found


def _reads(statement: Statement, changed: set[Expression]) -> bool:
    return any(each in changed for top in evaluated(statement) for each in names(top))


def lists_reading(body: Iterable[Statement], given: Iterable[Expression]) -> list[str]:
    """The lists whose items read what a copy would change; their totals cannot be copied along."""
    changed = set(given)
    return [
        statement.list
        for statement in body
        if isinstance(statement, Each) and any(_reads(each, changed) for each in statements((statement,)))
    ]


# ---- one statement ----


def _statement(draft: Draft, statement: Statement, inner: set[str], how: Copying) -> Statement | None:
    match statement:
        case Let(name=name, value=value, step=step):
            changed = None if step is None else _step(step, inner, how)
            return evolve(statement, name=renamed(name, how), value=_changed(value, inner, how), step=changed)
        case Guard(condition=condition, body=body):
            inside = (_statement(draft, each, inner, how) for each in body)
            kept = tuple(each for each in inside if each is not None)
            return Guard(condition=_changed(condition, inner, how), body=kept)
        case Refuse(condition=condition, refusal=refusal):
            draft.refusals += 1
            again = evolve(refusal, number=draft.refusals)
            return Refuse(condition=_changed(condition, inner, how), refusal=again)
        case Update() | Each():
            return None
        case _:
            assert_never(statement)


def renamed(name: str, how: Copying) -> str:
    """A local's name within the copy."""
    return f"{how.run}_{name}"


def _changed(expression: Expression, inner: set[str], how: Copying) -> Expression:
    if expression in how.given:
        return how.given[expression]
    if isinstance(expression, Local) and expression.name in inner:
        return Local(renamed(expression.name, how))
    return with_children(expression, lambda child: _changed(child, inner, how))


def _step(step: Step, inner: set[str], how: Copying) -> Step:
    """The step told as part of the run; values that the run replaces show as they are replaced."""
    formula = tuple(_part(part, inner, how) for part in step.formula)
    layer = f"{how.words}·{step.layer}" if step.layer else how.words
    return evolve(step, label=f"{how.words}·{step.label}", layer=layer, slot="", formula=formula)


def _part(part: str | Shown, inner: set[str], how: Copying) -> str | Shown:
    if isinstance(part, str):
        return part
    if part.value in how.given:
        return f"{part.name}({how.words})"
    if isinstance(part.value, Local) and part.value.name in inner:
        return evolve(part, value=Local(renamed(part.value.name, how)))
    return part
