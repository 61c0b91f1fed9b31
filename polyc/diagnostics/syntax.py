"""Mistakes of grammar in the words of a line: unknown, glued, missing, out of place."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.correction import Mendable
from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True, repr=False, eq=False)
class UnexpectedText(Diagnostic):
    """此处的文字不合语法。"""

    code: ClassVar[str] = "P101"
    title: ClassVar[str] = "读不懂的文字"

    found: str
    expected: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"读到“{self.found}”,此处不能这样写。"

    @property
    def help(self) -> str:
        wanted = f"此处可以写:{'、'.join(self.expected)}。" if self.expected else ""
        return f"{wanted}要加说明,请另起一行写 注。"


@frozen(kw_only=True, repr=False, eq=False)
class GluedWords(Mendable):
    """两个词连在了一起,没有空格。"""

    code: ClassVar[str] = "P102"
    title: ClassVar[str] = "词连在一起"

    first: str
    second: str

    @property
    def message(self) -> str:
        return f"“{self.first}”和“{self.second}”连在一起,读成了一个词。"

    @property
    def help(self) -> str:
        return f"“{self.first}”后面空一格。{self.correction.words}"


@frozen(kw_only=True, repr=False, eq=False)
class SplitWord(Mendable):
    """一个词的中间有空格。"""

    code: ClassVar[str] = "P103"
    title: ClassVar[str] = "词被拆开"

    found: str
    word: str

    @property
    def message(self) -> str:
        return f"“{self.found}”中间不能有空格。"

    @property
    def help(self) -> str:
        return f"连起来写“{self.word}”。{self.correction.words}"


@frozen(kw_only=True, repr=False, eq=False)
class UnknownLead(Mendable):
    """行首的词不是此处可用的关键字。"""

    code: ClassVar[str] = "P104"
    title: ClassVar[str] = "行首的词不认识"

    found: str
    word: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"行首的“{self.found}”不是此处可用的关键字。"

    @property
    def help(self) -> str:
        if self.word:
            return f"是不是想写“{self.word}”?{self.correction.words}"
        return f"此处的一行可以由这些词引导:{'、'.join(self.known)}。说明文字写在 注 里。"


@frozen(kw_only=True, repr=False, eq=False)
class MisplacedLine(Diagnostic):
    """这一行写在了不属于它的地方。"""

    code: ClassVar[str] = "P105"
    title: ClassVar[str] = "行写错了地方"

    line: str
    home: str
    here: str

    @property
    def message(self) -> str:
        place = f"而这里是“{self.here}”" if self.here else "而这里是文首"
        return f"“{self.line}”要写在{self.home}的下面,{place}。"

    @property
    def help(self) -> str:
        return f"把这一行移到{self.home}的下面;中间不能隔着别的条款。"


@frozen(kw_only=True, repr=False, eq=False)
class MissingWord(Mendable):
    """少了一个关键字或标点。"""

    code: ClassVar[str] = "P106"
    title: ClassVar[str] = "少了一个词"

    words: tuple[str, ...]
    before: str

    @property
    def message(self) -> str:
        place = f"“{self.before}”的前面" if self.before else "行末"
        return f"{place}少了{'或'.join(f'“{word}”' for word in self.words)}。"

    @property
    def help(self) -> str:
        return self.correction.words or "补上它。"


@frozen(kw_only=True, repr=False, eq=False)
class ExtraText(Mendable):
    """多写了一个词或标点。"""

    code: ClassVar[str] = "P107"
    title: ClassVar[str] = "多余的文字"

    found: str

    @property
    def message(self) -> str:
        return f"“{self.found}”在这里是多余的。"

    @property
    def help(self) -> str:
        return f"删去“{self.found}”。{self.correction.words}"


@frozen(kw_only=True, repr=False, eq=False)
class KeywordAsName(Mendable):
    """把关键字用作了名称。"""

    code: ClassVar[str] = "P108"
    title: ClassVar[str] = "关键字不能作名称"

    word: str

    @property
    def message(self) -> str:
        return f"“{self.word}”是关键字,此处要的是名称。"

    @property
    def help(self) -> str:
        return f"换一个不是关键字的名称。{self.correction.words}"


@frozen(kw_only=True, repr=False, eq=False)
class UnfinishedLine(Diagnostic):
    """这一行没有写完。"""

    code: ClassVar[str] = "P109"
    title: ClassVar[str] = "没有写完"

    last: str
    expected: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"这一行没有写完:“{self.last}”后面还要写别的。"

    @property
    def help(self) -> str:
        return f"后面可以写:{'、'.join(self.expected)}。"


@frozen(kw_only=True, repr=False, eq=False)
class MissingName(Mendable):
    """少了名称。"""

    code: ClassVar[str] = "P110"
    title: ClassVar[str] = "少了名称"

    before: str

    @property
    def message(self) -> str:
        return f"“{self.before}”的前面少了名称。"

    @property
    def help(self) -> str:
        return self.correction.words or "补上名称。"
