"""Columns of text as whole numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from difflib import get_close_matches
from re import fullmatch
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch.converting import traps
from polyc.batch.converting.converted import Converted, by_value, places_where
from polyc.batch.problems import Code, Problem
from polyc.batch.scalars import no
from polyc.runtime.kinds import Kind
from polyc.runtime.money import read_percent

_EPOCH: Final = date(1970, 1, 1).toordinal()
_FLAGS: Final = {"是": 1, "否": 0, "true": 1, "false": 0, "1": 1, "0": 0}
_PLAIN_ID: Final = "^[0-9]{1,40}[Xx]?$"


def decoded(column: pa.Array) -> pa.Array:
    """Bytes as text; a byte that is no UTF-8 becomes U+FFFD, which `traps.common` tells."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if column.type == pa.string():
        return column
    try:
        return pc.cast(column, pa.string())
    except pa.ArrowInvalid:
        cells = column.to_pylist()
        return pa.array(
            [None if cell is None else cell.decode("utf-8", "replace") for cell in cells], pa.string()
        )


def scaled(texts: pa.Array, places: int, asked: str) -> Converted:
    """Decimal numbers with at most so many places, times ten to that power; no zero stands idle in front."""
    tail = f"(\\.[0-9]{{1,{places}}})?" if places else ""
    good = pc.fill_null(pc.match_substring_regex(texts, f"^-?(0|[1-9][0-9]{{0,12}}){tail}$"), no())
    if pc.all(good).as_py() is not False:
        return Converted(values=_unscaled(texts, places), wrong=())
    wrong = places_where(pc.invert(good))
    told = tuple((at, traps.number(texts[at].as_py() or "", places, asked)) for at in wrong)
    return Converted(values=_unscaled(pc.if_else(good, texts, None), places), wrong=told)


def _unscaled(texts: pa.Array, places: int) -> pa.Array:
    if not places:
        return pc.cast(texts, pa.int64())
    return unscaled(pc.cast(texts, pa.decimal128(25, places)))


def unscaled(decimals: pa.Array) -> pa.Array:
    """The whole numbers behind decimals: 12.34 of two places is 1234."""
    plain = pa.decimal128(decimals.type.precision, 0)
    same = pa.Array.from_buffers(plain, len(decimals), decimals.buffers(), offset=decimals.offset)
    return pc.cast(same, pa.int64())


def days(texts: pa.Array) -> Converted:
    """``2023-07-10``, with or without a time of day, as days since 1970-01-01."""
    return by_value(texts, _day)


def _day(text: str) -> int | Problem:
    if fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}(:[0-9]{2})?)?", text):
        try:
            return datetime.fromisoformat(text).toordinal() - _EPOCH
        except ValueError:
            pass
    return traps.day(text)


def options(kind: Kind, name: str) -> Callable[[str], int | Problem]:
    """Reads one option as its index."""
    places = {option: at for at, option in enumerate(kind.options)}

    def read(text: str) -> int | Problem:
        return places[text] if text in places else traps.common(text) or _no_option(kind, name, text)

    return read


def _no_option(kind: Kind, name: str, text: str) -> Problem:
    close = get_close_matches(text, kind.options, n=1)
    guess = f",是否想写“{close[0]}”?" if close else ""
    return Problem(Code.OPTION, f"{name}只能是{'、'.join(kind.options)},现在是{traps.shown(text)}{guess}")


def option_sets(kind: Kind, name: str) -> Callable[[str], int | Problem]:
    """Reads ``甲、乙`` as the bit set of the options, 无 as the empty one."""
    one = options(kind, name)

    def read(text: str) -> int | Problem:
        if text == "无" and text not in kind.options:
            return 0
        found = [one(part) for part in text.split("、")]
        for each in found:
            if isinstance(each, Problem):
                return each
        numbers = [each for each in found if isinstance(each, int)]
        if len(set(numbers)) < len(numbers):
            return Problem(Code.OPTION, f"同一个选项写了两次:{traps.shown(text)}")
        return sum(1 << number for number in numbers)

    return read


def flag(text: str) -> int | Problem:
    """Reads 是, 否, true, false, 1 and 0."""
    found = _FLAGS.get(text.lower())
    if found is not None:
        return found
    return traps.common(text) or Problem(
        Code.FLAG, f"应为是或否(也认 1、0、true、false),现在是{traps.shown(text)}"
    )


def rate(text: str) -> int | Problem:
    """Reads ``85%`` as millionths."""
    found = read_percent(text)
    return traps.number(text, 4, "请写成 85% 的样子") if found is None else found


def identifiers(texts: pa.Array) -> tuple[pa.Array, tuple[tuple[int, Problem], ...]]:
    """Ids as they are, null where one is not fit to be an id."""
    if pc.all(pc.fill_null(pc.ascii_is_decimal(texts), no())).as_py() is not False:
        return texts, ()
    plain = pc.fill_null(pc.match_substring_regex(texts, _PLAIN_ID), no())
    if pc.all(plain).as_py() is not False:
        return texts, ()
    told = [(at, traps.identifier(texts[at].as_py() or "")) for at in places_where(pc.invert(plain))]
    wrong = tuple((at, problem) for at, problem in told if problem is not None)
    if not wrong:
        return texts, ()
    cells = texts.to_pylist()
    for at, _ in wrong:
        cells[at] = None
    return pa.array(cells, pa.string()), wrong
