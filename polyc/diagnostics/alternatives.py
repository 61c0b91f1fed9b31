"""Mistakes in 假设 and 就高."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True, repr=False, eq=False)
class UnrankedOptions(Diagnostic):
    """就高 没有写全同额时的先后。"""

    code: ClassVar[str] = "P531"
    title: ClassVar[str] = "同额时的先后没有写全"

    missing: tuple[str, ...]

    @property
    def message(self) -> str:
        if not self.missing:
            return "“同额依次取”里有一项写了两次。"
        return f"“同额依次取”里没有写:{'、'.join(self.missing)}。"

    @property
    def help(self) -> str:
        return "把每一项都写进去,写在前面的优先。"


@frozen(kw_only=True, repr=False, eq=False)
class SupposeWithinBest(Diagnostic):
    """假设 写在 就高 的各层之间。"""

    code: ClassVar[str] = "P533"
    title: ClassVar[str] = "假设夹在就高的各层之间"

    name: str

    @property
    def message(self) -> str:
        return f"假设“{self.name}”夹在就高的各层之间。"

    @property
    def help(self) -> str:
        return "把它移到就高的第一层之前,或最后一层之后。"


@frozen(kw_only=True, repr=False, eq=False)
class LayersApart(Diagnostic):
    """就高 或 假设 里各层的先后与条款的先后不同。"""

    code: ClassVar[str] = "P532"
    title: ClassVar[str] = "各层的先后不对"

    layers: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"这里写的先后是 {'、'.join(self.layers)},与条款里的先后不同。"

    @property
    def help(self) -> str:
        return "按条款里的先后写。"
