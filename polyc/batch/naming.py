"""Which column of a table is which input: by the Chinese name or by the 接口 code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import pyarrow as pa
from attrs import frozen

from polyc.batch.face import Face
from polyc.batch.unfit import Unfit
from polyc.runtime.fields import Field, label

PERSON: Final = ("psn_no", "人员编号")
"""The national interface's field for the person, by its code and its name."""

TAKEN_BACK: Final = ("refd_setl_flag", "退费结算标志")
"""Its field that tells of a row that it takes an earlier settlement back."""


@frozen(kw_only=True)
class Naming:
    """The columns of one table.

    `inputs` names a column for each input, "" for a text that is no key and is not there;
    `person` is "" where every row stands for itself, and a whole number where `whole`; `taken_back` is the
    column of rows that take a settlement back, "" where there is none; `order` are the columns by which a
    person's claims are sorted, the row's number last.
    """

    inputs: tuple[str, ...]
    person: str
    order: tuple[str, ...]
    lists: tuple[str, ...]
    whole: bool
    idle: tuple[str, ...]
    taken_back: str = ""

    def wanted(self) -> tuple[str, ...]:
        """Every column that is read, each once."""
        return tuple(
            dict.fromkeys(
                filter(None, (self.person, *self.order, *self.inputs, *self.lists, self.taken_back))
            )
        )


def named(
    face: Face,
    path: Path,
    names: Sequence[str],
    types: Sequence[pa.DataType],
    person: str | None,
    order: str | None,
    items_elsewhere: bool = False,
) -> Naming:
    """The columns of a table with these names and types; raises `Unfit` with all that is wrong.

    Items that are in tables of their own are given a column by the list's name.
    """
    problems = [
        *_doubled(face, names),
        *_absent(face, names),
        *([] if items_elsewhere else _absent_lists(face, names)),
    ]
    own, problem = _person(face, names, person)
    problems += [problem] if problem else []
    if order is not None and order not in names:
        problems.append(f"没有排序的列“{order}”{_guess(order, names)}")
    if problems:
        raise Unfit(f"{path} 的列对不上:\n" + "".join(f"  {each}\n" for each in problems) + _there(names))
    inputs = tuple(next((name for name in _either(field) if name in names), "") for field in face.fields)
    sorting = (order,) if order else tuple(inputs[at] for at in face.order or (face.version_date,))
    lists = tuple(each.field if each.field in names else each.name for each in face.lists)
    whole = bool(own) and pa.types.is_integer(types[list(names).index(own)])
    back = next((name for name in TAKEN_BACK if name in names and name not in inputs), "")
    idle = tuple(name for name in names if name not in (*inputs, *lists, own, *sorting, back))
    return Naming(
        inputs=inputs, person=own, order=sorting, lists=lists, whole=whole, idle=idle, taken_back=back
    )


def few_texts(face: Face, naming: Naming) -> tuple[str, ...]:
    """The columns in which only few texts differ: options and flags."""
    pairs = zip(face.fields, naming.inputs, strict=True)
    return tuple(name for field, name in pairs if field.kind.name in ("choice", "choices", "flag"))


def order_told(face: Face, order: str | None) -> str:
    """By what a person's claims are sorted, as a sentence's part."""
    names = order or "、".join(face.fields[at].name for at in face.order or (face.version_date,))
    return f"同一个人的单据按 {names} 先后结算,相同的按行的先后"


def _either(field: Field) -> tuple[str, ...]:
    return tuple(dict.fromkeys((field.name, field.field)))


def _doubled(face: Face, names: Sequence[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield f"列“{name}”有两个"
    for field in face.fields:
        found = [name for name in _either(field) if name in names]
        if len(found) > 1:
            yield f"{field.name}有两列:{found[0]} 和 {found[1]} 是同一项,只能留一列"


def _absent(face: Face, names: Sequence[str]) -> Iterator[str]:
    for field in face.fields:
        needed = field.key or field.kind.name != "text"
        if needed and not any(name in names for name in _either(field)):
            yield f"缺少{label(field)}{_guess(field.name, names)}"


def _absent_lists(face: Face, names: Sequence[str]) -> Iterator[str]:
    for each in face.lists:
        if each.name not in names and each.field not in names:
            yield (
                f"缺少明细“{each.name}”的列:应为列表,每项一个结构(Parquet、Arrow 的 list<struct<…>>);"
                "CSV 的一行写不下明细,另写一个明细表,用 --items 给出"
            )


def _person(face: Face, names: Sequence[str], person: str | None) -> tuple[str, str]:
    if person is not None:
        return (person, "") if person in names else ("", f"没有参保人的列“{person}”{_guess(person, names)}")
    found = [name for name in PERSON if name in names]
    if len(found) > 1:
        return "", f"{found[0]} 和 {found[1]} 都像参保人的列,请用 --person 写明是哪一列"
    if found:
        return found[0], ""
    if not face.scopes:
        return "", ""
    return "", f"这项政策逐次累计,要知道是谁的单据:没有 {' 或 '.join(PERSON)} 这一列,请用 --person 写明"


def _guess(name: str, names: Sequence[str]) -> str:
    blank = [each for each in names if each.strip().lstrip("\ufeff") == name and each != name]
    if blank:
        return f"(有一列叫“{blank[0]}”,多了空白或标记)"
    close = get_close_matches(name, names, n=1)
    return f"(是不是“{close[0]}”?)" if close else ""


def _there(names: Sequence[str]) -> str:
    return f"表里有这些列:{'、'.join(names)}。"
