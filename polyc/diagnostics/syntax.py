"""Mistakes of grammar: what was read does not fit where it stands."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True)
class UnexpectedText(Diagnostic):
    """此处的文字不合语法。"""

    code: ClassVar[str] = "P101"
    title: ClassVar[str] = "读不懂的文字"

    found: str
    expected: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"读到“{self.found}”,此处不能这样写。" if self.found.strip() else "这一行没有写完。"

    @property
    def help(self) -> str:
        return f"此处可以写:{'、'.join(self.expected)}。" if self.expected else ""
