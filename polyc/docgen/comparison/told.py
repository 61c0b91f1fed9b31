"""What a person wrote of a comparison: a file `site/comparisons/<name>.toml`.

====================  =========================================================
``title``, ``lead``   what is compared, for readers
``bills``             amounts of the bill in whole yuan, rising
``chart``             whether the patient's share is drawn (true where left out)
``[[place]]``         one line of the comparison:
``.label``            what readers call it
``.policy``           the policy's 编号
``.claim``            every input but texts, as a 案例 sets them; ``账单`` is the bill
``.scenarios``        情景 that are assumed; none where left out
``.says``             why the claim is filled like this, for readers
====================  =========================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import field, frozen

from polyc.docgen.written import Unreadable, are_texts, tables

FOLDER: Final = "comparisons"
BILL: Final = "账单"

_BETWEEN: Final = re.compile("[,，]")
_PLACE: Final = {"label", "policy", "claim", "scenarios", "says"}
_WHOLE: Final = {"title", "lead", "bills", "chart", "place"}


@frozen(kw_only=True)
class Place:
    """One line of a comparison; `claim` gives the words that fill each input, by the author's names."""

    label: str
    policy: str
    claim: Mapping[str, str] = field(repr=False)
    scenarios: tuple[str, ...]
    says: str


@frozen(kw_only=True)
class Comparison:
    """`name` is the file's, `bills` are fen."""

    name: str
    title: str
    lead: str
    bills: tuple[int, ...]
    chart: bool
    places: tuple[Place, ...]


def read_comparison(name: str, text: str) -> Comparison | Unreadable:
    """The comparison of a file's text."""
    told = tables(f"{FOLDER}/{name}.toml", text, _problems)
    return told if isinstance(told, Unreadable) else _comparison(name, told)


def _problems(told: Mapping[str, object]) -> Iterator[str]:
    if strange := sorted(set(told) - _WHOLE):
        yield f"没有“{strange[0]}”这一项，可以写的是 {'、'.join(sorted(_WHOLE))}。"
    if not all(isinstance(told.get(key), str) for key in ("title", "lead")):
        yield "要有 title 和 lead 两段文字。"
    bills = told.get("bills")
    if not isinstance(bills, list) or not bills or not all(type(bill) is int and bill > 0 for bill in bills):
        yield "bills 是账单的金额，写成整数元的列表，如 [10000, 30000]。"
    elif bills != sorted(set(bills)):
        yield "bills 要从小到大，不重复。"
    places = told.get("place")
    if not isinstance(places, list) or len(places) < 2:
        yield "至少要有两个 [[place]]。"
        return
    for number, place in enumerate(places, 1):
        yield from (f"第 {number} 个 [[place]] {problem}" for problem in _place_problems(place))


def _place_problems(place: object) -> Iterator[str]:
    if not isinstance(place, dict) or not set(place) <= _PLACE:
        yield f"只能写 {'、'.join(sorted(_PLACE))}。"
        return
    if not all(isinstance(place.get(key), str) for key in ("label", "policy", "says")):
        yield "要有 label、policy 和 says。"
    claim = place.get("claim")
    if not isinstance(claim, str) or BILL not in answers(claim).values():
        yield f"的 claim 写成“名称 值,名称 值”，至少有一项的值是“{BILL}”。"
    scenarios = place.get("scenarios", [])
    if not are_texts(scenarios):
        yield "的 scenarios 是情景名称的列表。"


def answers(claim: str) -> dict[str, str]:
    """The words by the names before them: ``出院日期 2023年9月15日,机构级别 三级``."""
    pairs = (piece.split(None, 1) for piece in _BETWEEN.split(claim) if piece.strip())
    return {pair[0]: pair[1].strip() if len(pair) > 1 else "" for pair in pairs}


def _comparison(name: str, told: Mapping[str, object]) -> Comparison:
    bills, places = told["bills"], told["place"]
    assert isinstance(bills, list) and isinstance(places, list)
    return Comparison(
        name=name,
        title=str(told["title"]),
        lead=str(told["lead"]),
        bills=tuple(100 * bill for bill in bills),
        chart=told.get("chart", True) is True,
        places=tuple(map(_place, places)),
    )


def _place(told: Mapping[str, object]) -> Place:
    claim, scenarios = told["claim"], told.get("scenarios", [])
    assert isinstance(claim, str) and isinstance(scenarios, list)
    return Place(
        label=str(told["label"]),
        policy=str(told["policy"]),
        claim=answers(claim),
        scenarios=tuple(scenarios),
        says=str(told["says"]),
    )
