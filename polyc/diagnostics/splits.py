"""Mistakes about 分配."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic

MOST_SHARES = 10_000
"""The greatest number in a ratio."""


@frozen(kw_only=True, repr=False, eq=False)
class RatioCount(Diagnostic):
    """分配的比有几项,就要有几方;两边的数目对不上。"""

    code: ClassVar[str] = "P561"
    title: ClassVar[str] = "比的项数与分给的几方对不上"

    ratio: str
    parts: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"“{self.ratio}”有 {self.ratio.count(':') + 1} 项,分给的是 {len(self.parts)} 方。"

    @property
    def help(self) -> str:
        return f"按顺序给每一方({'、'.join(self.parts)})写一项,不分担的写 0。"


@frozen(kw_only=True, repr=False, eq=False)
class EmptyRatio(Diagnostic):
    """分配的比各项都是 0,钱没有去处。"""

    code: ClassVar[str] = "P562"
    title: ClassVar[str] = "比的各项都是 0"

    @property
    def message(self) -> str:
        return "各方都是 0,这笔钱没有人承担。"

    @property
    def help(self) -> str:
        return "至少一方大于 0,例如 1:0:0。"


@frozen(kw_only=True, repr=False, eq=False)
class LargeRatio(Diagnostic):
    """分配的比写得太细;比只写小的整数。"""

    code: ClassVar[str] = "P563"
    title: ClassVar[str] = "比的数太大"

    number: int

    @property
    def message(self) -> str:
        return f"比里的 {self.number} 太大,最大是 {MOST_SHARES}。"

    @property
    def help(self) -> str:
        return "约成小的整数,例如 50:20:30 写成 5:2:3。"


@frozen(kw_only=True, repr=False, eq=False)
class MissingTail(Diagnostic):
    """分配没有写尾差:除不尽时剩下几分,各地做法不同,必须写明归谁。"""

    code: ClassVar[str] = "P567"
    title: ClassVar[str] = "没有写尾差"

    parts: tuple[str, ...]

    @property
    def message(self) -> str:
        return "没有写尾差:除不尽时剩下的几分归谁,没有缺省。"

    @property
    def help(self) -> str:
        return f"在各方后面写 ,尾差 归 其中一方(例如 ,尾差 归 {self.parts[-1]}),或者写 ,尾差 按最大余数。"


@frozen(kw_only=True, repr=False, eq=False)
class UnknownTail(Diagnostic):
    """尾差要归分配的几方之一。"""

    code: ClassVar[str] = "P564"
    title: ClassVar[str] = "尾差归的不是其中一方"

    found: str
    parts: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"“{self.found}”不是分给的几方之一。"

    @property
    def help(self) -> str:
        return f"写其中一方({'、'.join(self.parts)}),或者写 尾差 按最大余数。"


@frozen(kw_only=True, repr=False, eq=False)
class TailWithoutShare(Diagnostic):
    """尾差归了一份也不分担的一方。"""

    code: ClassVar[str] = "P565"
    title: ClassVar[str] = "尾差归了不分担的一方"

    part: str
    ratio: str

    @property
    def message(self) -> str:
        return f"按 {self.ratio} 分时“{self.part}”不分担,除不尽剩下的几分却要归它。"

    @property
    def help(self) -> str:
        return "改归分担的一方,或者写 尾差 按最大余数。"


@frozen(kw_only=True, repr=False, eq=False)
class ItemPayers(Diagnostic):
    """明细每一行的分配写了 由 … 支付。"""

    code: ClassVar[str] = "P566"
    title: ClassVar[str] = "明细的分配不是支付"

    list: str
    parts: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"“{self.list}”每一行各自分配,分得的几方不能是付方。"

    @property
    def help(self) -> str:
        return f"写成 给 {'、'.join(self.parts)}。"


@frozen(kw_only=True, repr=False, eq=False)
class ApportionWithoutList(Diagnostic):
    """按各行的权重分,名称前却没有写明细。"""

    code: ClassVar[str] = "P568"
    title: ClassVar[str] = "按各行的权重分配没有写明细"

    name: str

    @property
    def message(self) -> str:
        return f"“{self.name}”按各行的权重分,每一行分得一个数,名称前却没有写是哪份明细。"

    @property
    def help(self) -> str:
        return f"写成 分配 单位.{self.name} = … 按 单位.权重,尾差 按最大余数;按几比几分给几方的,按 后面写比,如 2:6:2。"


@frozen(kw_only=True, repr=False, eq=False)
class ForeignWeight(Diagnostic):
    """一笔钱分给一份明细的各行,权重却不是这份明细的。"""

    code: ClassVar[str] = "P569"
    title: ClassVar[str] = "权重不是这份明细的"

    found: str
    list: str

    @property
    def message(self) -> str:
        return f"分给“{self.list}”的各行,权重“{self.found}”却不是“{self.list}”每一行的数。"

    @property
    def help(self) -> str:
        return f"写这份明细里的一项,例如 {self.list}.权重;要算出来的,先写 计算 {self.list}.权重 = …。"


@frozen(kw_only=True, repr=False, eq=False)
class ApportionTail(Diagnostic):
    """分给各行的尾差归了某一方,或者没有写。"""

    code: ClassVar[str] = "P570"
    title: ClassVar[str] = "分给各行的尾差只能按最大余数"

    found: str

    @property
    def message(self) -> str:
        if not self.found:
            return "没有写尾差:除不尽时剩下的几分给谁,没有缺省。"
        return f"按各行的权重分,没有“{self.found}”这一方可以收尾差。"

    @property
    def help(self) -> str:
        return "在权重后面写 ,尾差 按最大余数。"
