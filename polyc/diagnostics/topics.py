"""The codes by what they are about; every code belongs to the last topic that begins at or before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from attrs import frozen

from polyc.diagnostics.catalogue import ALL_DIAGNOSTICS
from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True)
class Topic:
    """A stretch of codes from `first` on; `name` is the word for it in addresses."""

    first: str
    name: str
    title: str


TOPICS: Final = (
    Topic(first="P001", name="files", title="文件与编码"),
    Topic(first="P101", name="wording", title="写法"),
    Topic(first="P201", name="names", title="名称"),
    Topic(first="P301", name="values", title="数与单位"),
    Topic(first="P401", name="tables", title="表、分段、期间、例外"),
    Topic(first="P501", name="head", title="总则与口径"),
    Topic(first="P511", name="layers", title="层与个人负担"),
    Topic(first="P531", name="alternatives", title="就高与假设"),
    Topic(first="P541", name="items", title="明细"),
    Topic(first="P561", name="splits", title="分配"),
    Topic(first="P571", name="dates", title="日期与工作日"),
    Topic(first="P581", name="targets", title="目标"),
    Topic(first="P601", name="cases", title="案例与情景"),
    Topic(first="P701", name="exactness", title="算得准不准"),
    Topic(first="P811", name="changes", title="修改与沿用"),
    Topic(first="P901", name="doubts", title="多半不是本意"),
)


def topic_of(code: str) -> Topic:
    """The topic of a code."""
    return max((each for each in TOPICS if each.first <= code), key=lambda each: each.first)


def by_topic() -> Iterator[tuple[Topic, tuple[type[Diagnostic], ...]]]:
    """Every topic with its kinds of findings, in the order of the codes."""
    for topic, kinds in groupby(ALL_DIAGNOSTICS, key=lambda kind: topic_of(kind.code)):
        yield topic, tuple(kinds)
