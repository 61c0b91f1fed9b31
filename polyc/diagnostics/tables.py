"""Mistakes in tables, brackets and periods: gaps, overlaps, doubles."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic, Label, Severity
from polyc.source.span import Span


@frozen(kw_only=True, repr=False, eq=False)
class MissingCells(Diagnostic):
    """表没有写全:有的情形没有值。"""

    code: ClassVar[str] = "P401"
    title: ClassVar[str] = "表缺格"

    missing: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"表里没有这些情形的值:{';'.join(self.missing[:6])}{'……' if len(self.missing) > 6 else ''}。"

    @property
    def help(self) -> str:
        return "补上这些行或格;原文没有写的数填 待定。"


@frozen(kw_only=True, repr=False, eq=False)
class DoubledCell(Diagnostic):
    """表里同一情形写了两次。"""

    code: ClassVar[str] = "P402"
    title: ClassVar[str] = "表格重复"

    case: str
    first: Span

    @property
    def message(self) -> str:
        return f"“{self.case}”在表里写了两次。"

    @property
    def labels(self) -> tuple[Label, ...]:
        return (Label(span=self.first, text="先在这里写过"),)

    @property
    def help(self) -> str:
        return "留下其中一个。"


@frozen(kw_only=True, repr=False, eq=False)
class RaggedRow(Diagnostic):
    """一行的格数与表头不符,或格里空着。"""

    code: ClassVar[str] = "P403"
    title: ClassVar[str] = "表的一行不齐"

    found: int
    wanted: int

    @property
    def message(self) -> str:
        return f"这一行有 {self.found} 格,而表要求 {self.wanted} 格,每格都要填。"

    @property
    def help(self) -> str:
        return "补上缺的格,或删去多的格;原文没有写的填 待定。"


@frozen(kw_only=True, repr=False, eq=False)
class TableWithoutRows(Diagnostic):
    """写了 按 …,下面却没有表;或者有表而没有写 按 …。"""

    code: ClassVar[str] = "P404"
    title: ClassVar[str] = "表不完整"

    @property
    def message(self) -> str:
        return "“按”后面没有写值:可以在同一行写“按 键:甲 …,乙 …”,也可以在下面逐行写“| 甲 | … |”。"

    @property
    def help(self) -> str:
        return "例如 支付比例 按 机构级别:一级 80%,二级 60%。"


@frozen(kw_only=True, repr=False, eq=False)
class WrongKey(Diagnostic):
    """表不能按这个值来分。"""

    code: ClassVar[str] = "P405"
    title: ClassVar[str] = "表不能按它来分"

    key: str
    reason: str

    @property
    def message(self) -> str:
        return f"表不能按“{self.key}”来分:{self.reason}。"

    @property
    def help(self) -> str:
        return "要分的项须是单选、是否、金额、比例、次数或日期;情景里与原来的表相同。"


@frozen(kw_only=True, repr=False, eq=False)
class UnreachableRow(Diagnostic):
    """各种情形都已写明,其余 的一行永远用不到。"""

    code: ClassVar[str] = "P406"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "用不到的一行"

    @property
    def message(self) -> str:
        return "各种情形都已经写明,“其余”的值永远用不到。"

    @property
    def help(self) -> str:
        return "删去“其余”;本来要用它的那一项写多了的,删去那一项;有意留着的,下面写 免检 P406:理由。"


@frozen(kw_only=True, repr=False, eq=False)
class BracketGap(Diagnostic):
    """分段之间有空缺。"""

    code: ClassVar[str] = "P411"
    title: ClassVar[str] = "分段有空缺"

    between: str

    @property
    def message(self) -> str:
        return f"分段没有写 {self.between} 怎么办。"

    @property
    def help(self) -> str:
        return "各段要首尾相接;不支付的一段写 0%。"


@frozen(kw_only=True, repr=False, eq=False)
class BracketOverlap(Diagnostic):
    """两段重叠,或段的先后不是由低到高。"""

    code: ClassVar[str] = "P412"
    title: ClassVar[str] = "分段重叠"

    at: str
    first: Span

    @property
    def message(self) -> str:
        return f"{self.at} 同时落在两段里。"

    @property
    def help(self) -> str:
        return "各段由低到高,首尾相接;边界上的一点归哪一段,用 以下、超过、不满 写明。"

    @property
    def labels(self) -> tuple[Label, ...]:
        return (Label(span=self.first, text="另一段在这里"),)


@frozen(kw_only=True, repr=False, eq=False)
class BracketsDiffer(Diagnostic):
    """分段的两个版本,段或算法不一样。"""

    code: ClassVar[str] = "P413"
    title: ClassVar[str] = "分段的版本不一致"

    first: Span

    @property
    def message(self) -> str:
        return "这张分段表的段或算法与另一期间的不同。"

    @property
    def help(self) -> str:
        return "两个期间写同样的段,只改比例;段变了的,写成两层,各用 适用 当 日期 …。"

    @property
    def labels(self) -> tuple[Label, ...]:
        return (Label(span=self.first, text="另一期间的分段"),)


@frozen(kw_only=True, repr=False, eq=False)
class PeriodGap(Diagnostic):
    """参数的各个期间之间有空缺,或没有盖满政策的施行期。"""

    code: ClassVar[str] = "P421"
    title: ClassVar[str] = "期间有空缺"

    name: str
    between: str

    @property
    def message(self) -> str:
        return f"“{self.name}”在 {self.between} 没有值。"

    @property
    def help(self) -> str:
        return "补上这段时间的值;原文没有写的填 待定。"


@frozen(kw_only=True, repr=False, eq=False)
class PeriodOverlap(Diagnostic):
    """参数的两个期间重叠。"""

    code: ClassVar[str] = "P422"
    title: ClassVar[str] = "期间重叠"

    name: str
    at: str
    first: Span

    @property
    def message(self) -> str:
        return f"“{self.name}”在 {self.at} 有两个值。"

    @property
    def help(self) -> str:
        return "改前一条的 至 … 止,或后一条的 自 … 起。"

    @property
    def labels(self) -> tuple[Label, ...]:
        return (Label(span=self.first, text="另一个值在这里"),)


@frozen(kw_only=True, repr=False, eq=False)
class UndecidedExceptions(Diagnostic):
    """两条例外会同时适用,却没有写哪条优先。"""

    code: ClassVar[str] = "P431"
    title: ClassVar[str] = "例外相互冲突"

    first: str
    second: str
    witness: str
    other: Span

    @property
    def message(self) -> str:
        return f"例外“{self.first}”和“{self.second}”会同时适用,例如:{self.witness}。"

    @property
    def help(self) -> str:
        return f"写明先后,例如 例外 {self.second} 优先于 {self.first} 当 …"

    @property
    def labels(self) -> tuple[Label, ...]:
        return (Label(span=self.other, text="另一条例外"),)
