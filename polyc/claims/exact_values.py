"""Values as JSON and TOML give them, with whatever could not stay exact refused by its field's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Final

from attrs import frozen

from polyc.claims.claim_file import ClaimFile, Problem, RawClaim, RawValue, unreadable

LONGEST: Final = 40
"""Figures of a whole number; every input is far below, and longer ones cost time to read."""


@frozen
class Inexact:
    """A number as it was written, which must not become a float."""

    written: str


class Pairs(list[tuple[str, object]]):
    """The names and values of one object, in which a name may still stand twice."""


def whole(written: str) -> int | Inexact:
    """A whole number, unless it is absurdly long."""
    return int(written) if len(written) <= LONGEST else Inexact(written)


def claim_file(items: list[object]) -> ClaimFile:
    """The claims that the items of a file stand for."""
    if not items:
        return unreadable("文件里没有单据。")
    claims, problems = [], []
    for at, item in enumerate(items, start=1):
        place = f"第 {at} 张单据" if len(items) > 1 else ""
        found = list(_problems(item))
        problems += [Problem(place=place, message=message) for message in found]
        if isinstance(item, Pairs) and not found:
            claims.append(RawClaim(place=place, fields={name: _plain(value) for name, value in item}))
    return ClaimFile(claims=tuple(claims), problems=tuple(problems))


def _problems(item: object) -> Iterator[str]:
    if isinstance(item, Pairs):
        yield from _wrong_fields("", item)
    else:
        yield "应为一个对象,写成 {“字段名”: 值, …} 的样子。"


def _wrong_fields(within: str, pairs: Pairs) -> Iterator[str]:
    names = [name for name, _ in pairs]
    doubled = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    yield from (f"字段“{within}{name}”写了两次。" for name in doubled)
    for name, value in pairs:
        yield from _wrong_value(f"{within}{name}", value)


def _wrong_value(name: str, value: object) -> Iterator[str]:
    match value:
        case Inexact(written):
            yield (
                f"字段“{name}”写成了数字 {written[:LONGEST]};小数在别的程序里会变样,"
                "金额和比例请写成带引号的文字,如 “4300.50”、“85%”。"
            )
        case datetime() | time():
            yield f"字段“{name}”带有钟点;日期请写成 2023-07-10 的样子。"
        case Pairs():
            yield from _wrong_fields(f"{name}.", value)
        case list():
            for at, part in enumerate(value, start=1):
                yield from _wrong_value(f"{name}第 {at} 行" if isinstance(part, Pairs) else name, part)
        case _:
            pass


def _plain(value: object) -> RawValue:
    match value:
        case Pairs():
            return {name: _plain(part) for name, part in value}
        case list():
            return [_plain(part) for part in value]
        case date():
            return value.isoformat()
        case str() | int() | None:
            return value
        case _:
            raise AssertionError(f"neither JSON nor TOML gives a {type(value).__name__}")
