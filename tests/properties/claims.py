"""Random claims: most are one that a case of the policy settles, with a few inputs drawn anew."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from attrs import frozen

from polyc.kernel.program import ItemList, Program
from polyc.testing.ledger import Inputs, Items
from tests.properties.drawing import Drawing, total_of

WHOLLY: Final = 0.2
"""So many claims owe nothing to a case."""

ANEW: Final = (0, 1, 1, 2, 2, 3, 5)
"""So many inputs of a case's claim are drawn anew."""

ITEMS: Final = 5


@frozen(kw_only=True)
class Claim:
    """Integers and texts by input, and the items of each list; it may be refused."""

    inputs: Inputs
    items: Items


@frozen(kw_only=True)
class Ground:
    """What claims are drawn from; `models` are claims that the program settles."""

    program: Program
    edges: Sequence[int]
    models: Sequence[Claim]


def draw_claim(random: Random, ground: Ground, cells: Sequence[int]) -> Claim:
    """A claim of a person whose state holds `cells`."""
    program = ground.program
    drawing = Drawing(random=random, program=program, edges=ground.edges, cells=cells)
    if ground.models and random.random() >= WHOLLY:
        model = random.choice(ground.models)
        return Claim(inputs=_inputs(drawing, _without(random, model.inputs)), items=_near(drawing, model))
    return Claim(
        inputs=_inputs(drawing, {}), items={each.name: _rows(drawing, each) for each in program.lists}
    )


def _without(random: Random, inputs: Inputs) -> Inputs:
    left_out = random.sample(sorted(inputs), k=min(random.choice(ANEW), len(inputs)))
    return {name: value for name, value in inputs.items() if name not in left_out}


def _inputs(drawing: Drawing, kept: Inputs) -> Inputs:
    """The total cost comes first, since the other amounts look at it."""
    program, made = drawing.program, dict(kept)
    for item in sorted(program.inputs, key=lambda item: item.name != total_of(program)):
        if item.name not in made:
            made[item.name] = drawing.value(item, made)
    return drawing.lifted(made)


def _near(drawing: Drawing, model: Claim) -> Items:
    """The items of a case, one field in four drawn anew."""
    random, found = drawing.random, {}
    for each in drawing.program.lists:
        fields = {item.name: item for item in each.items}
        found[each.name] = [
            {name: drawing.value(fields[name], {}) if random.random() < 0.25 else row[name] for name in row}
            for row in model.items.get(each.name, ())
        ]
    return found


def _rows(drawing: Drawing, asked: ItemList) -> list[Inputs]:
    """A few items; half of what has a default is not given."""
    random = drawing.random
    return [
        {
            item.name: drawing.value(item, {})
            for item in asked.items
            if item.default is None or random.random() < 0.5
        }
        for _ in range(random.randrange(ITEMS))
    ]
