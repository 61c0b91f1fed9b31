"""Mistakes in layers, pools and payments."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True, repr=False, eq=False)
class MissingLayerLine(Diagnostic):
    """层缺少必须写的一行。"""

    code: ClassVar[str] = "P511"
    title: ClassVar[str] = "层缺少一行"

    layer: str
    line: str
    choices: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"层“{self.layer}”没有写{self.line}。"

    @property
    def help(self) -> str:
        return f"写上其中一种:{';'.join(self.choices)}。"


@frozen(kw_only=True, repr=False, eq=False)
class DoubledLayerLine(Diagnostic):
    """层的一行写了两次,或支付比例与分段并存。"""

    code: ClassVar[str] = "P512"
    title: ClassVar[str] = "层的一行重复"

    layer: str
    line: str

    @property
    def message(self) -> str:
        return f"层“{self.layer}”里{self.line}只能写一次。"

    @property
    def help(self) -> str:
        return "只留一条;先后两个版本用 自 … 起、至 … 止 各写期间。"


@frozen(kw_only=True, repr=False, eq=False)
class CapBelowDeductible(Diagnostic):
    """封顶线不高于起付线,这一层永远付不满。"""

    code: ClassVar[str] = "P513"
    title: ClassVar[str] = "封顶线低于起付线"

    layer: str
    cap: str
    deductible: str

    @property
    def message(self) -> str:
        return f"层“{self.layer}”的封顶线 {self.cap} 不高于起付线 {self.deductible}。"

    @property
    def help(self) -> str:
        return "查一查两个数是不是写反了,或者单位写错了。"


@frozen(kw_only=True, repr=False, eq=False)
class AccumulatedLimit(Diagnostic):
    """按累计额计算的层,起付线和封顶线的范围要与累计的范围一致。"""

    code: ClassVar[str] = "P514"
    title: ClassVar[str] = "累计的层里范围不一致"

    line: str
    wanted: str

    @property
    def message(self) -> str:
        return f"这一层按累计额计算,{self.line}也要写“{self.wanted}”或“不设”。"

    @property
    def help(self) -> str:
        return f"把它的范围改成“{self.wanted}”,或写 不设。"


@frozen(kw_only=True, repr=False, eq=False)
class AccumulatedUpfront(Diagnostic):
    """按累计额计算的层不能写先行自付。"""

    code: ClassVar[str] = "P515"
    title: ClassVar[str] = "累计的层里有先行自付"

    @property
    def message(self) -> str:
        return "这一层按累计额计算,不能写先行自付。"

    @property
    def help(self) -> str:
        return "先用一行 计算 扣出先行自付,再把余下的作这一层的基数。"


@frozen(kw_only=True, repr=False, eq=False)
class UnsharedBill(Diagnostic):
    """个人负担没有减去每一笔支付。"""

    code: ClassVar[str] = "P521"
    title: ClassVar[str] = "费用没有分清"

    patient: str
    total: str
    payments: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"看不出“{self.total}”等于各方支付与“{self.patient}”之和。"

    @property
    def help(self) -> str:
        return f"写成 计算 {self.patient} = {self.total} - {' - '.join(self.payments)}。"
