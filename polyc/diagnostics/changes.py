"""Mistakes in 修改: what is changed, from when, by which document."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.correction import instead
from polyc.diagnostics.diagnostic import Diagnostic, Fix, Label
from polyc.source.span import Span


@frozen(kw_only=True, repr=False, eq=False)
class ChangeOfNothing(Diagnostic):
    """修改的不是一条可以修改的条款。"""

    code: ClassVar[str] = "P811"
    title: ClassVar[str] = "没有可以修改的条款"

    name: str
    similar: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"没有叫“{self.name}”的条款可以修改。"

    @property
    def help(self) -> str:
        if self.similar:
            return f"是不是想写 {' 或 '.join(self.similar)}?"
        return "写 计算、额度、给付 的名称,或 层.支付比例 这样的写法。"

    @property
    def fixes(self) -> tuple[Fix, ...]:
        return instead(self.span, self.similar, sure=len(self.similar) == 1)


@frozen(kw_only=True, repr=False, eq=False)
class ChangeWithoutPeriod(Diagnostic):
    """修改没有写从哪一天起。"""

    code: ClassVar[str] = "P812"
    title: ClassVar[str] = "修改没有写日期"

    name: str

    @property
    def message(self) -> str:
        return f"没有写“{self.name}”从哪一天起修改。"

    @property
    def help(self) -> str:
        return f"写明日期,例如 修改 {self.name} 自 2024年1月1日 起 …;原来的写错了,就直接改正。"


@frozen(kw_only=True, repr=False, eq=False)
class UndatedChange(Diagnostic):
    """排先后要看文件的日期,而文件没有写日期,或写得不够细。"""

    code: ClassVar[str] = "P813"
    title: ClassVar[str] = "文件的日期不清楚"

    name: str
    document: str

    @property
    def message(self) -> str:
        if not self.document:
            return f"“{self.name}”的这一条没有写依据,不知道文件是哪一天出的。"
        return f"“{self.name}”的这一条要看文件“{self.document}”哪一天出的,而文件没有写到日。"

    @property
    def help(self) -> str:
        if not self.document:
            return "在行末写 依据 文件 第几条。"
        return f"在 文件 {self.document} 的行里写上日期,例如 2024年5月20日;或把两条的期间分开。"


@frozen(kw_only=True, repr=False, eq=False)
class SameIssue(Diagnostic):
    """同一天出的两份文件(或同一份文件)改了同一格,改成的不一样。"""

    code: ClassVar[str] = "P814"
    title: ClassVar[str] = "同日的两处修改"

    name: str
    at: str
    first: Span

    @property
    def message(self) -> str:
        return f"“{self.name}”在 {self.at} 有两处修改,文件是同一天的,分不出哪一处算数。"

    @property
    def help(self) -> str:
        return "留下一处,或把两处的期间分开。"

    @property
    def labels(self) -> tuple[Label, ...]:
        return (Label(span=self.first, text="另一处修改在这里"),)


@frozen(kw_only=True, repr=False, eq=False)
class EarlierChange(Diagnostic):
    """修改所依据的文件,比原来条款的文件还早。"""

    code: ClassVar[str] = "P815"
    title: ClassVar[str] = "修改的文件在先"

    name: str
    first: Span

    @property
    def message(self) -> str:
        return f"“{self.name}”的修改所依据的文件,早于它要修改的条款所依据的文件。"

    @property
    def help(self) -> str:
        return "核对两份文件的日期;依据的第一份文件决定先后。"

    @property
    def labels(self) -> tuple[Label, ...]:
        return (Label(span=self.first, text="原来的条款在这里"),)


@frozen(kw_only=True, repr=False, eq=False)
class NoKnowingDate(Diagnostic):
    """文件晚于它起效的那一天,却没有写已经结算的怎么办。"""

    code: ClassVar[str] = "P816"
    title: ClassVar[str] = "没有写是否追溯"

    name: str
    document: str

    @property
    def message(self) -> str:
        return f"“{self.name}”的这一条起效在前,文件“{self.document}”出在后,没有写明文件出来以前结算的怎么办。"

    @property
    def help(self) -> str:
        return "在日期后面写 追溯(已结算的也按新的);或写 口径 知悉日期:结算那天的日期输入。"


@frozen(kw_only=True, repr=False, eq=False)
class ChangedShape(Diagnostic):
    """修改的写法与原来的条款合不上。"""

    code: ClassVar[str] = "P817"
    title: ClassVar[str] = "修改与原条款合不上"

    name: str
    reason: str
    remedy: str

    @property
    def message(self) -> str:
        return f"“{self.name}”不能这样修改:{self.reason}。"

    @property
    def help(self) -> str:
        return f"{self.remedy}。"


@frozen(kw_only=True, repr=False, eq=False)
class AdjustableOfNothing(Diagnostic):
    """可调 写在没有值可调的地方。"""

    code: ClassVar[str] = "P818"
    title: ClassVar[str] = "这里没有可调的值"

    @property
    def message(self) -> str:
        return "“可调”上面的一行没有可以让别的政策来改的值。"

    @property
    def help(self) -> str:
        return "把它移到 起付线、支付比例、封顶线、计算 等行的下一行,写在 另、例外 的前面;分段的写在 分段 那一行下面。"


@frozen(kw_only=True, repr=False, eq=False)
class NotAdjustable(Diagnostic):
    """沿用的政策没有把这一条标为可调。"""

    code: ClassVar[str] = "P819"
    title: ClassVar[str] = "这一条不可调"

    name: str
    base: str

    @property
    def message(self) -> str:
        return f"“{self.name}”是沿用 {self.base} 的条款,那里没有标“可调”,不能修改。"

    @property
    def help(self) -> str:
        return f"删去这一条修改;确实授权调整的,在 {self.base} 的这一条下面写 可调。"


@frozen(kw_only=True, repr=False, eq=False)
class OutOfRange(Diagnostic):
    """改成的值超出了可调的范围。"""

    code: ClassVar[str] = "P826"
    title: ClassVar[str] = "超出可调的范围"

    name: str
    found: str
    low: str
    high: str

    @property
    def message(self) -> str:
        return f"“{self.name}”改成了{self.found},可调的范围是 {self.low} 至 {self.high}。"

    @property
    def help(self) -> str:
        return "改成范围以内的数;范围只能核对写明的数,不能核对算式。"
