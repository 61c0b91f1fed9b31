"""Mistakes in 沿用: the policy that another builds on."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.correction import instead
from polyc.diagnostics.diagnostic import Diagnostic, Fix


@frozen(kw_only=True, repr=False, eq=False)
class UnknownBase(Diagnostic):
    """沿用的编号找不到。"""

    code: ClassVar[str] = "P821"
    title: ClassVar[str] = "没有这个编号的政策"

    found: str
    similar: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"没有编号是“{self.found}”的政策可以沿用。"

    @property
    def help(self) -> str:
        if self.similar:
            return f"是不是想写 {' 或 '.join(self.similar)}?"
        return "写那份政策“编号”一行的编号;它的文件要与本文件放在同一批地区文件夹里。"

    @property
    def fixes(self) -> tuple[Fix, ...]:
        sure = len(self.similar) == 1
        return instead(self.span, (f"沿用  {name}" for name in self.similar), sure)


@frozen(kw_only=True, repr=False, eq=False)
class DoubledBase(Diagnostic):
    """几份政策用了同一个编号,不知道沿用哪一份。"""

    code: ClassVar[str] = "P822"
    title: ClassVar[str] = "编号重复"

    found: str
    files: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"编号是“{self.found}”的政策有 {len(self.files)} 份:{'、'.join(self.files)}。"

    @property
    def help(self) -> str:
        return "给它们不同的编号。"


@frozen(kw_only=True, repr=False, eq=False)
class CircularBase(Diagnostic):
    """沿用绕回了自己,或者一层一层太多。"""

    code: ClassVar[str] = "P823"
    title: ClassVar[str] = "沿用绕成圈"

    chain: tuple[str, ...]
    most: int

    @property
    def message(self) -> str:
        told = " 沿用 ".join(self.chain)
        if len(set(self.chain)) < len(self.chain):
            return f"沿用绕成了圈:{told}。"
        return f"沿用了太多层:{told};最多 {self.most} 层。"

    @property
    def help(self) -> str:
        return "沿用应由县到市、由市到省、由省到全国,一级一级往上。"


@frozen(kw_only=True, repr=False, eq=False)
class WrongBase(Diagnostic):
    """沿用的政策自己有错误。"""

    code: ClassVar[str] = "P824"
    title: ClassVar[str] = "沿用的政策有错误"

    base: str
    file: str
    count: int
    first: str

    @property
    def message(self) -> str:
        return f"沿用的政策 {self.base} 自己有 {self.count} 处错误,第一处是:{self.first.rstrip('。')}。"

    @property
    def help(self) -> str:
        return f"先用 polyc check 检查并改好 {self.file}。"


@frozen(kw_only=True, repr=False, eq=False)
class BaseNotInForce(Diagnostic):
    """沿用的政策在这份政策施行的时候不在施行。"""

    code: ClassVar[str] = "P825"
    title: ClassVar[str] = "沿用的政策不在施行"

    base: str
    period: str

    @property
    def message(self) -> str:
        return f"沿用的政策 {self.base} 只在{self.period}施行,没有盖满这份政策的施行期。"

    @property
    def help(self) -> str:
        return "改这份政策的 施行,使它落在沿用的政策施行的日子里。"
