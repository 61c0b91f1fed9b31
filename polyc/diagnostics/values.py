"""Mistakes about values: units, kinds, bounds."""

from __future__ import annotations

from difflib import get_close_matches
from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.correction import Mendable, instead
from polyc.diagnostics.diagnostic import Diagnostic, Fix


@frozen(kw_only=True, repr=False, eq=False)
class MissingUnit(Diagnostic):
    """数字没有单位。"""

    code: ClassVar[str] = "P301"
    title: ClassVar[str] = "缺少单位"

    number: str

    @property
    def message(self) -> str:
        return f"“{self.number}”没有单位。"

    @property
    def help(self) -> str:
        return f"按意思写成 {self.number}元、{self.number}% 或 {self.number}次。"

    @property
    def fixes(self) -> tuple[Fix, ...]:
        return instead(self.span, (f"{self.number}{unit}" for unit in ("元", "%", "次")), sure=False)


@frozen(kw_only=True, repr=False, eq=False)
class WrongKind(Diagnostic):
    """此处要的是另一种值。"""

    code: ClassVar[str] = "P302"
    title: ClassVar[str] = "值的种类不对"

    found: str
    wanted: str

    @property
    def message(self) -> str:
        return f"这里写的是{self.found},而此处要的是{self.wanted}。"

    @property
    def help(self) -> str:
        examples = {"金额": ",例如 500元", "比例": ",例如 80%", "日期": ",例如 2023年7月1日"}
        return f"换成{self.wanted}{examples.get(self.wanted, '')}。"


@frozen(kw_only=True, repr=False, eq=False)
class MixedUnits(Diagnostic):
    """不同种类的值不能相加减或比较。"""

    code: ClassVar[str] = "P303"
    title: ClassVar[str] = "单位混用"

    left: str
    right: str
    doing: str

    @property
    def message(self) -> str:
        return f"{self.left}不能与{self.right}{self.doing}。"

    @property
    def help(self) -> str:
        if "比例" in (self.left, self.right) and "金额" in (self.left, self.right):
            return "若是按比例提高金额,写 金额 × 比例;若是加固定金额,写 元。"
        if self.left == self.right == "比例":
            return "比例只能加减“个百分点”,例如 提高 5个百分点。"
        return "换成同一种单位。"


@frozen(kw_only=True, repr=False, eq=False)
class RateOutOfRange(Diagnostic):
    """比例超出 0% 到 100%。"""

    code: ClassVar[str] = "P304"
    title: ClassVar[str] = "比例超出范围"

    rate: str

    @property
    def message(self) -> str:
        return f"比例 {self.rate} 不在 0% 到 100% 之间。"

    @property
    def help(self) -> str:
        return "查一查小数点和单位(%、‰、成)。"


@frozen(kw_only=True, repr=False, eq=False)
class FractionOfFen(Diagnostic):
    """金额比分还小。"""

    code: ClassVar[str] = "P305"
    title: ClassVar[str] = "金额小于一分"

    @property
    def message(self) -> str:
        return "这个金额不是整分。"

    @property
    def help(self) -> str:
        return "元最多写到小数点后两位;万元的小数也要正好是整分。"


@frozen(kw_only=True, repr=False, eq=False)
class NoSuchDay(Diagnostic):
    """没有这一天。"""

    code: ClassVar[str] = "P306"
    title: ClassVar[str] = "没有这一天"

    @property
    def message(self) -> str:
        return "日历上没有这一天。"

    @property
    def help(self) -> str:
        return "查一查月份和日子。"


@frozen(kw_only=True, repr=False, eq=False)
class NoSuchOption(Diagnostic):
    """不是所列的选项之一。"""

    code: ClassVar[str] = "P307"
    title: ClassVar[str] = "没有这个选项"

    option: str
    of: str
    options: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"“{self.of}”没有“{self.option}”这一项。"

    @property
    def help(self) -> str:
        meant = get_close_matches(self.option, self.options, n=1, cutoff=0.5)
        return f"{f'是不是想写“{meant[0]}”?' if meant else ''}可选:{'、'.join(self.options)}。"

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """The options, the one most like what was written first."""
        meant = get_close_matches(self.option, self.options, n=1, cutoff=0.5)
        others = (option for option in self.options if option not in meant)
        return instead(self.span, (*meant, *others), sure=False)


@frozen(kw_only=True, repr=False, eq=False)
class TooManyFactors(Diagnostic):
    """乘除的结果不是能用的单位(例如 金额 × 金额)。"""

    code: ClassVar[str] = "P308"
    title: ClassVar[str] = "乘除的结果没有意义"

    factors: str

    @property
    def message(self) -> str:
        return f"{self.factors} 的结果既不是金额,也不是比例或次数。"

    @property
    def help(self) -> str:
        return "查一查是不是多乘了一个金额;金额 × 比例、金额 ÷ 次数 都可以。"


@frozen(kw_only=True, repr=False, eq=False)
class PendingNeedsKind(Diagnostic):
    """待定的值没有写明是金额、比例还是别的。"""

    code: ClassVar[str] = "P309"
    title: ClassVar[str] = "待定的值没有种类"

    name: str

    @property
    def message(self) -> str:
        return f"“{self.name}”待定,看不出它是金额还是比例。"

    @property
    def help(self) -> str:
        return f"写成 计算 {self.name} 为 比例 = 待定(或 为 金额)。"


@frozen(kw_only=True, repr=False, eq=False)
class DivisionWithin(Diagnostic):
    """除以一个会变的数,又用在 较大、较小 或比较里面。"""

    code: ClassVar[str] = "P310"
    title: ClassVar[str] = "商要先单独成为一行"

    @property
    def message(self) -> str:
        return "较大、较小、比较和按表之中,不能直接除以会变的数。"

    @property
    def help(self) -> str:
        return "把这个商另写一行 计算,再在此处用它的名称。"


@frozen(kw_only=True, repr=False, eq=False)
class BadBounds(Diagnostic):
    """下限大于上限,或上限下限的种类不对。"""

    code: ClassVar[str] = "P311"
    title: ClassVar[str] = "上下限不对"

    name: str
    reason: str

    @property
    def message(self) -> str:
        return f"“{self.name}”的上下限不对:{self.reason}。"

    @property
    def help(self) -> str:
        return "改正上限或下限;下限不大于上限,单位与输入的种类相同。"


@frozen(kw_only=True, repr=False, eq=False)
class LimitExpected(Diagnostic):
    """“不设”只能用于起付线和封顶线。"""

    code: ClassVar[str] = "P312"
    title: ClassVar[str] = "此处不能写不设"

    @property
    def message(self) -> str:
        return "“不设”只能写在起付线、封顶线和额度里。"

    @property
    def help(self) -> str:
        return "写上数值;原文没有写的填 待定;不付的写 0% 或 0元。"


@frozen(kw_only=True, repr=False, eq=False)
class ThousandsComma(Mendable):
    """数里写了千位分隔的逗号。"""

    code: ClassVar[str] = "P313"
    title: ClassVar[str] = "数里有逗号"

    text: str

    @property
    def message(self) -> str:
        return f"“{self.text}”里有逗号。"

    @property
    def help(self) -> str:
        return self.correction.words or "删去逗号。"


@frozen(kw_only=True, repr=False, eq=False)
class TooFineRate(Diagnostic):
    """比例的小数太多。比例精确到百万分之一,再多的小数会被丢掉,所以不收。"""

    code: ClassVar[str] = "P314"
    title: ClassVar[str] = "比例的小数太多"

    @property
    def message(self) -> str:
        return "比例最多写到百万分之一:% 写到小数点后四位,‰ 写到小数点后三位。"

    @property
    def help(self) -> str:
        return "按文件的写法取到百万分之一。"


@frozen(kw_only=True, repr=False, eq=False)
class PendingWithin(Diagnostic):
    """待定写在了算式里,或写成了 提高、降低 的幅度。"""

    code: ClassVar[str] = "P315"
    title: ClassVar[str] = "待定写在算式里"

    @property
    def message(self) -> str:
        return "待定不能写在算式里,也不能写在 提高、降低 后面:看不出它的种类,情景也说不出是哪一个数。"

    @property
    def help(self) -> str:
        return "另起一行给它名称和种类,如 计算 加数 为 金额 = 待定,再在这里写它的名称;提高、降低的,改用 例外 … 则 待定。"
