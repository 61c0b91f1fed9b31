"""A comparison as text for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from polyc.comparing.changes import ClauseChange, FactChange, Sort, ValueChange
from polyc.comparing.comparison import Comparison, Difference, Version
from polyc.comparing.examples import Example, NoExample
from polyc.comparing.sheets import (
    claim_words,
    columns_of,
    figure_words,
    gap_words,
    item_words,
    lines_of,
    refusal_words,
)
from polyc.diagnostics.render_text import PLAIN, Paint
from polyc.diagnostics.width import columns, pad, pad_left, printable
from polyc.syntax.literals import day_text

LONG: Final = 30
"""A value wider than this gets a line of its own."""

MOST_LINES: Final = 16
"""Of an example so many lines are shown; a clearing hands out many for every institution."""

HEADS: Final = ("条款", "类别", "旧", "新", "期间", "依据")


def render_text(made: Comparison, paint: Paint = PLAIN) -> str:
    """The whole comparison; ends with a line end."""
    values = [each for each in made.differences if isinstance(each.change, ValueChange)]
    clauses = [each for each in made.differences if isinstance(each.change, ClauseChange)]
    lines = [*_sides(made), ""]
    if values:
        lines += [f"{paint.strong}数值{paint.plain}", *_values(values, paint), ""]
    if clauses:
        lines += [f"{paint.strong}条款{paint.plain}", *_clauses(clauses, paint), ""]
    lines += _examples(made.differences, paint)
    return "".join(f"{line}\n" for line in (*lines, *_closing(made)))


def _sides(made: Comparison) -> Iterator[str]:
    for word, side in (("旧", made.old), ("新", made.new)):
        yield "  ".join((word, *_side(side)))


def _side(side: Version) -> Iterator[str]:
    yield printable(side.title)
    yield side.policy
    if side.day is not None:
        yield day_text(side.day)
    if side.scenarios:
        yield f"采用情景 {'、'.join(side.scenarios)}"


# ---- values ----


def _values(found: Sequence[Difference], paint: Paint) -> Iterator[str]:
    """A table; a row with a long value stands below its own heading."""
    rows = {each.number: _cells(each.change) for each in found if isinstance(each.change, ValueChange)}
    short = [cells for cells in rows.values() if not _long(cells)]
    wide = [max(map(columns, column)) for column in zip(HEADS, *short, strict=True)]
    number_wide = len(str(max(rows)))
    yield f"{' ' * (number_wide + 2)}{paint.place}{_line(HEADS, wide)}{paint.plain}"
    for number, cells in rows.items():
        lead = f"{number:>{number_wide}}  "
        if _long(cells):
            yield from _long_row(lead, cells)
        else:
            yield lead + _line(cells, wide)


def _cells(change: ValueChange) -> tuple[str, ...]:
    cell = change.cell or "全部"
    made = (change.clause, cell, change.old, change.new, change.period or "—", change.citations or "—")
    return tuple(map(printable, made))


def _long(cells: Sequence[str]) -> bool:
    return any(columns(text) > LONG for text in cells[1:4])


def _line(cells: Sequence[str], wide: Sequence[int]) -> str:
    return "  ".join(pad(text, to) for text, to in zip(cells, wide, strict=True)).rstrip()


def _long_row(lead: str, cells: Sequence[str]) -> Iterator[str]:
    clause, cell, old, new, period, cites = cells
    yield f"{lead}{clause}  {cell}"
    for word, told in (("旧", old), ("新", new), ("期间", period), ("依据", cites)):
        if told != "—" or word in ("旧", "新"):
            yield f"{' ' * len(lead)}  {pad(word, 4)}  {told}"


# ---- clauses ----


def _clauses(found: Sequence[Difference], paint: Paint) -> Iterator[str]:
    wide = len(str(max(each.number for each in found)))
    for each in found:
        if isinstance(each.change, ClauseChange):
            yield f"{each.number:>{wide}}  {_headline(each.change, paint)}"
            yield from (f"{' ' * (wide + 6)}{line}" for line in _facts(each.change))


def _headline(change: ClauseChange, paint: Paint) -> str:
    colour = {Sort.ADDED: paint.place, Sort.REMOVED: paint.error, Sort.CHANGED: paint.warning}[change.sort]
    period = f"  {change.period}" if change.period else ""
    named = f"{change.word} {printable(change.name)}".rstrip()
    return f"{colour}{change.sort.value}{paint.plain}  {named}{period}"


def _facts(change: ClauseChange) -> Iterator[str]:
    if change.sort is Sort.CHANGED:
        yield from (f"{each.aspect}:{printable(each.old)} → {printable(each.new)}" for each in change.facts)
        return
    if change.facts:
        yield printable(";".join(f"{each.aspect} {_there(change, each)}" for each in change.facts))
    if change.alike:
        other = "新" if change.sort is Sort.REMOVED else "旧"
        yield f"内容与{other}的“{printable(change.alike)}”相同,像是改了名"


def _there(change: ClauseChange, fact: FactChange) -> str:
    return fact.new if change.sort is Sort.ADDED else fact.old


# ---- examples ----


def _examples(found: Sequence[Difference], paint: Paint) -> list[str]:
    lines = [f"{paint.strong}付得不同的单据{paint.plain}"]
    for numbers, example in _grouped(found):
        lines += _example(numbers, example)
    for why, numbers in _reasons(found):
        lines.append(f"  第 {numbers} 处:{why}")
    return [*lines, ""] if found else []


def _grouped(found: Sequence[Difference]) -> Iterator[tuple[str, Example]]:
    """Each example once, with the numbers of the changes that it shows."""
    groups: list[tuple[list[int], Example]] = []
    for each in found:
        if isinstance(each.shown, Example):
            same = next((numbers for numbers, example in groups if example == each.shown), None)
            if same is None:
                groups.append(([each.number], each.shown))
            else:
                same.append(each.number)
    yield from ((_numbers(numbers), example) for numbers, example in groups)


def _reasons(found: Sequence[Difference]) -> Iterator[tuple[str, str]]:
    groups: dict[str, list[int]] = {}
    for each in found:
        if isinstance(each.shown, NoExample):
            groups.setdefault(each.shown.why, []).append(each.number)
    yield from ((why, _numbers(numbers)) for why, numbers in groups.items())


def _numbers(numbers: Sequence[int]) -> str:
    """Numbers in rising order, runs of more than two as 3 至 5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]} 至 {run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in runs)


def _example(numbers: str, example: Example) -> Iterator[str]:
    shown = columns_of(example)
    together = example.with_it is None and example.without_it is None
    with_others = "(这一处不能单独试,与其他改动合在一起)" if together else ""
    yield f"  第 {numbers} 处{with_others}:{claim_words(example)}"
    yield from (f"    {line}" for line in item_words(example))
    rows = [
        (line.name, *(figure_words(line.kind, value) for value in line.values), gap_words(line))
        for line in lines_of(example, shown)
    ]
    left = len(rows) - MOST_LINES
    rows = rows[:MOST_LINES] if left > 0 else rows
    gap = any(row[-1] for row in rows)
    table = [("", *(each.head for each in shown), "差" if gap else ""), *rows]
    wide = [max(map(columns, column)) for column in zip(*table, strict=True)]
    for name, *figures in table:
        cells = (pad_left(text, to) for text, to in zip(figures, wide[1:], strict=True))
        yield f"    {'  '.join((pad(name, wide[0]), *cells))}".rstrip()
    if left > 0:
        yield f"    另有 {left} 项不同,见 --json"
    for each in shown:
        if refused := refusal_words(each):
            yield f"    {each.head}:不能结算,{refused}"


def _closing(made: Comparison) -> Iterator[str]:
    values = sum(isinstance(each.change, ValueChange) for each in made.differences)
    clauses = len(made.differences) - values
    if not made.differences:
        yield "两边没有不同。"
        return
    counted = [f"数值 {values} 处"] * (values > 0) + [f"条款 {clauses} 处"] * (clauses > 0)
    shown = sum(isinstance(each.shown, Example) for each in made.differences)
    yield f"不同的有{'、'.join(counted)};{shown} 处举得出付得不同的单据。"
    if made.open_scenarios:
        yield f"待定的数值可以代入情景再比:--scenario {' --scenario '.join(made.open_scenarios)}"
