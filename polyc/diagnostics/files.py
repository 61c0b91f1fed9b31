"""Mistakes of files: missing, in another encoding, with characters that no text holds."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True, repr=False, eq=False)
class Unreadable(Diagnostic):
    """文件打不开。"""

    code: ClassVar[str] = "P001"
    title: ClassVar[str] = "文件打不开"

    path: str
    reason: str

    @property
    def message(self) -> str:
        return f"打不开“{self.path}”({self.reason})。"

    @property
    def help(self) -> str:
        return "看看路径有没有写错。"


@frozen(kw_only=True, repr=False, eq=False)
class NotUtf8(Diagnostic):
    """文件不是 UTF-8 编码。"""

    code: ClassVar[str] = "P002"
    title: ClassVar[str] = "编码不是 UTF-8"

    line: int
    encoding: str

    @property
    def message(self) -> str:
        guess = f",看来是 {self.encoding} 编码" if self.encoding else ""
        return f"第 {self.line} 行不是 UTF-8 文字{guess}。"

    @property
    def help(self) -> str:
        return "在编辑器里另存为 UTF-8 编码。"


@frozen(kw_only=True, repr=False, eq=False)
class StrangeCharacter(Diagnostic):
    """文字里混有看不见的控制字符。"""

    code: ClassVar[str] = "P003"
    title: ClassVar[str] = "有不能用的字符"

    code_point: str
    blank: bool = False

    @property
    def message(self) -> str:
        return f"这里有一个看不见的字符 {self.code_point}。"

    @property
    def help(self) -> str:
        return "换成普通的空格。" if self.blank else "删去它。"


@frozen(kw_only=True, repr=False, eq=False)
class TooLarge(Diagnostic):
    """文件或一行太长,不像一份政策。"""

    code: ClassVar[str] = "P004"
    title: ClassVar[str] = "太长"

    what: str
    most: str

    @property
    def message(self) -> str:
        return f"{self.what}超过了 {self.most}。"
