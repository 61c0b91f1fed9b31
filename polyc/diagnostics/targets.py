"""Mistakes in 目标."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.correction import Mendable
from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True, repr=False, eq=False)
class MissingTolerance(Mendable):
    """“左右”没有写差多少还算达标。"""

    code: ClassVar[str] = "P581"
    title: ClassVar[str] = "左右没有写差多少"

    found: str

    @property
    def message(self) -> str:
        return f"“{self.found}”没有写上下差多少还算达标。"

    @property
    def help(self) -> str:
        return "写成 等于 60% 上下 2个百分点;文件没有写差多少的,写 上下 待定。"


@frozen(kw_only=True, repr=False, eq=False)
class AimsDisagree(Diagnostic):
    """目标的两个界限合不成一段。"""

    code: ClassVar[str] = "P582"
    title: ClassVar[str] = "目标的界限合不成一段"

    @property
    def message(self) -> str:
        return "这两个界限合不成一段:要一个管下、一个管上,下面的不能高过上面的。"

    @property
    def help(self) -> str:
        return "写成 不低于 58% 且 不超过 62%,或者 等于 60% 上下 2个百分点。"


@frozen(kw_only=True, repr=False, eq=False)
class ToleranceOutOfPlace(Diagnostic):
    """上下 跟在 等于 以外的词后面。"""

    code: ClassVar[str] = "P583"
    title: ClassVar[str] = "上下只跟在等于后面"

    word: str

    @property
    def message(self) -> str:
        return f"“{self.word}”后面不能再写 上下。"

    @property
    def help(self) -> str:
        return "写成 等于 60% 上下 2个百分点,或者去掉 上下。"


@frozen(kw_only=True, repr=False, eq=False)
class BeyondOneSettlement(Diagnostic):
    """目标里用了本年累计、本年此前，或者除法。"""

    code: ClassVar[str] = "P584"
    title: ClassVar[str] = "目标只看每次结算自己的数"

    what: str

    @property
    def message(self) -> str:
        return f"目标里用了{self.what};目标只把每次结算自己的数加起来。"

    @property
    def help(self) -> str:
        return "确实要用的,先写成一条 计算,再合计它。"


@frozen(kw_only=True, repr=False, eq=False)
class NeverMeasured(Diagnostic):
    """目标的期间与政策的施行期不相交，永远没有结算可算。"""

    code: ClassVar[str] = "P585"
    title: ClassVar[str] = "目标的期间在施行期之外"

    name: str

    @property
    def message(self) -> str:
        return f"目标“{self.name}”的期间与政策的施行期不相交,一次结算也算不进去。"

    @property
    def help(self) -> str:
        return "改目标的期间,或者改政策的 施行。"
