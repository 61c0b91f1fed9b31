"""Warnings: what the grammar and the numbers allow, and what is seldom meant."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic, Label, Severity
from polyc.source.span import Span


@frozen(kw_only=True, repr=False, eq=False)
class RepealedDocument(Diagnostic):
    """仍在施行的一条,依据的是已经废止的文件。"""

    code: ClassVar[str] = "P905"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "依据的文件已经废止"

    name: str
    document: str

    @property
    def message(self) -> str:
        return f"“{self.name}”仍在施行,依据的“{self.document}”已经废止。"

    @property
    def help(self) -> str:
        return "改依据现行的文件,或给这一条写上止日;有意留着的,下面写 免检 P905:理由。"


@frozen(kw_only=True, repr=False, eq=False)
class NeverHolds(Diagnostic):
    """例外或 另 的条件永远不成立。"""

    code: ClassVar[str] = "P906"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "条件永远不成立"

    name: str

    @property
    def message(self) -> str:
        return f"“{self.name}”的这个条件,没有一张单据能满足。"

    @property
    def help(self) -> str:
        return "查一查 且 是不是应为 或,数和选项写得对不对;有意留着的,下面写 免检 P906:理由。"


@frozen(kw_only=True, repr=False, eq=False)
class AlwaysHolds(Diagnostic):
    """例外或 另 的条件总是成立。"""

    code: ClassVar[str] = "P907"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "条件总是成立"

    name: str

    @property
    def message(self) -> str:
        return f"“{self.name}”的这个条件,每张单据都满足。"

    @property
    def help(self) -> str:
        return "查一查 或 是不是应为 且,数和选项写得对不对;确是人人适用的,把值直接写在上一行;有意留着的,下面写 免检 P907:理由。"


@frozen(kw_only=True, repr=False, eq=False)
class UnusedDefinition(Diagnostic):
    """计算、额度或分配的结果没有一条用到。"""

    code: ClassVar[str] = "P908"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "结果没有用到"

    name: str

    @property
    def message(self) -> str:
        return f"“{self.name}”没有一条用到。"

    @property
    def help(self) -> str:
        return "在用到它的条款里写上它的名称,或删去它;只为查看的,写上 接口,或下面写 免检 P908:理由。"


@frozen(kw_only=True, repr=False, eq=False)
class PaidTwice(Diagnostic):
    """两层付同一个基数,合起来超过 100%。"""

    code: ClassVar[str] = "P909"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "同一笔费用付了两遍"

    layer: str
    earlier: str
    total: str
    first: Span

    @property
    def message(self) -> str:
        return f"层“{self.layer}”和“{self.earlier}”的基数相同,比例合起来最高 {self.total}。"

    @property
    def help(self) -> str:
        return f"基数改成 {self.earlier}.余额;两层确实不会付同一张单据的,下面写 免检 P909:理由。"

    @property
    def labels(self) -> tuple[Label, ...]:
        return (Label(span=self.first, text="已经付过这个基数"),)


@frozen(kw_only=True, repr=False, eq=False)
class LayersOutOfOrder(Diagnostic):
    """各层的先后与国家的次序不同。"""

    code: ClassVar[str] = "P910"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "各层的先后与国家的次序不同"

    layer: str
    rank: str
    earlier: str
    earlier_rank: str
    first: Span

    @property
    def message(self) -> str:
        return f"“{self.layer}”({self.rank})写在了“{self.earlier}”({self.earlier_rank})的后面。"

    @property
    def help(self) -> str:
        return "次序是 基本医保、大病保险、补充、医疗救助、兜底;当地文件另有规定的,下面写 免检 P910:理由。"

    @property
    def labels(self) -> tuple[Label, ...]:
        return (Label(span=self.first, text="写在了前面"),)


@frozen(kw_only=True, repr=False, eq=False)
class CapNeverReached(Diagnostic):
    """封顶线高于可能付的最高的数,永远达不到。"""

    code: ClassVar[str] = "P911"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "封顶线永远达不到"

    layer: str
    cap: str
    most: str

    @property
    def message(self) -> str:
        return f"层“{self.layer}”每次封顶 {self.cap},而一次最多到 {self.most}。"

    @property
    def help(self) -> str:
        return "查一查单位,以及是不是应为 每年;费用的上限写低了的,改输入的上限;有意留着的,下面写 免检 P911:理由。"


@frozen(kw_only=True, repr=False, eq=False)
class NothingLeft(Diagnostic):
    """用到的名目永远是 0,后一层没有钱可付。"""

    code: ClassVar[str] = "P912"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "基数永远是零"

    layer: str
    slot: str
    reason: str

    @property
    def message(self) -> str:
        return f"层“{self.layer}”的基数“{self.slot}”永远是 0:{self.reason}。"

    @property
    def help(self) -> str:
        return "查一查是不是要用别的名目,或前一层少写了一行;有意留着的,下面写 免检 P912:理由。"


@frozen(kw_only=True, repr=False, eq=False)
class PendingThoughSeen(Diagnostic):
    """依据是现行文件的原文,数却还是待定,也没有说明。"""

    code: ClassVar[str] = "P913"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "见到了原文,数还是待定"

    name: str
    document: str

    @property
    def message(self) -> str:
        return f"“{self.name}”待定,而它依据的“{self.document}”是现行的,证据是甲级。"

    @property
    def help(self) -> str:
        return "照原文填上数;原文确实没有给数的,下面写一行 注,说明原文怎样写。"
