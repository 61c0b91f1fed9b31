"""Mistakes about dates and working days."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True, repr=False, eq=False)
class DateArguments(Diagnostic):
    """年份、月份、月末 的括号里写一个日期;工作日后 写一个日期和一个天数。"""

    code: ClassVar[str] = "P571"
    title: ClassVar[str] = "日期的括号里项数不对"

    word: str
    wanted: int

    @property
    def message(self) -> str:
        return f"“{self.word}”的括号里要写 {self.wanted} 项。"

    @property
    def help(self) -> str:
        return f"写成 {self.word}(受理日期,10天)。" if self.wanted > 1 else f"写成 {self.word}(受理日期)。"


@frozen(kw_only=True, repr=False, eq=False)
class NeedsCalendar(Diagnostic):
    """用了 工作日后,而编译的机器上没有工作日历。"""

    code: ClassVar[str] = "P572"
    title: ClassVar[str] = "没有工作日历"

    @property
    def message(self) -> str:
        return "“工作日后”要用工作日历,这台机器上没有装。"

    @property
    def help(self) -> str:
        return "运行 pip install 'polyc[calendar]'。"


@frozen(kw_only=True, repr=False, eq=False)
class CalendarEnds(Diagnostic):
    """政策施行的各年都不在工作日历之内。"""

    code: ClassVar[str] = "P573"
    title: ClassVar[str] = "工作日历没有这些年"

    first: int
    last: int

    @property
    def message(self) -> str:
        return f"工作日历只有 {self.first} 年到 {self.last} 年,政策施行的年份不在其内。"

    @property
    def help(self) -> str:
        return "节假日公布以后更新 chinesecalendar;在此以前不要写 工作日后。"
