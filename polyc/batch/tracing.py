"""The steps of chosen claims: their persons are settled once more by the generated Python, which tells each step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from polyc.batch.face import Face
from polyc.batch.python_engine import Numbers, PythonEngine, Rows, module_of
from polyc.batch.settling import settle


@frozen(kw_only=True)
class Telling(PythonEngine):
    """Keeps the steps of every settled claim as text, and hands out their places in `texts` as first result."""

    texts: list[str]

    def function(self) -> Callable[..., Numbers]:
        """What settles one claim and tells how."""
        module, lists = module_of(self.python), len(self.face.lists)

        def told(*given: Any) -> Numbers:
            found: Numbers = module.settle_ints(*given)
            if found[0]:
                return found
            scalars = len(given) - lists
            self.texts.append(_text(module, given[:scalars], given[scalars:], module.trace_ints(*given)))
            return (0, len(self.texts) - 1, *found[2:])

        return told


def _text(module: Any, numbers: Numbers, lists: tuple[Rows, ...], trace: Numbers) -> str:
    """The steps, and below them those of every item, whose numbers stand at the end of the trace."""
    items = module.ITEM_STEPS if lists else ()
    kept = len(trace) - sum(len(lists[each.at]) * each.width for each in items)
    values = (*numbers, *trace[:kept], *module._CONSTANTS)
    text: str = module.explain_text(module.explain_steps(module.STEPS, values))
    for each in module.item_results(items, lists, values, trace[kept:]) if items else ():
        text += f"{each.items}第 {each.row} 行\n{module.explain_text(each.steps)}"
    return text


def traced(
    face: Face, python: str, rows: pa.Table, opening: pa.Table, hold: bool, wanted: frozenset[int]
) -> dict[int, str]:
    """The steps of the wanted rows that lie in this partition and are settled, by row."""
    chosen = pc.is_in(rows.column("row"), value_set=pa.array(sorted(wanted), pa.int64()))
    persons = pc.unique(rows.column("person").filter(chosen))
    own = rows.filter(pc.is_in(rows.column("person"), value_set=persons))
    if not len(own):
        return {}
    engine = Telling(face=face, python=python, texts=[])
    found = settle(face, engine, own, opening, hold, keep=False)
    columns = (found.rows.column("row"), found.codes, found.results.column("r0"))
    return {
        row: engine.texts[at]
        for row, code, at in zip(*(column.to_pylist() for column in columns), strict=True)
        if code == 0 and row in wanted
    }


def trace_file(found: dict[int, str], place: Callable[[int], tuple[str, int]]) -> str:
    """All traces below each other, in the order of the rows."""
    parts = []
    for row in sorted(found):
        name, number = place(row)
        parts.append(f"== {name} 第 {number} 行 ==\n{found[row]}\n")
    return "\n".join(parts)
