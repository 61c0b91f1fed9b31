"""Mistakes of wording: what another word, another script or another language would say."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.correction import Mendable


@frozen(kw_only=True, repr=False, eq=False)
class OtherWord(Mendable):
    """意思对,但语言里用的是另一个词。"""

    code: ClassVar[str] = "P111"
    title: ClassVar[str] = "换一个词"

    found: str
    word: str

    @property
    def message(self) -> str:
        return f"这里不写“{self.found}”,写“{self.word}”。"

    @property
    def help(self) -> str:
        return self.correction.words or f"把“{self.found}”改成“{self.word}”。"


@frozen(kw_only=True, repr=False, eq=False)
class EnglishWord(Mendable):
    """关键字写成了英文。"""

    code: ClassVar[str] = "P112"
    title: ClassVar[str] = "关键字用中文"

    found: str
    word: str

    @property
    def message(self) -> str:
        return f"“{self.found}”是英文,这里写“{self.word}”。"

    @property
    def help(self) -> str:
        return self.correction.words or f"把“{self.found}”改成“{self.word}”。"


@frozen(kw_only=True, repr=False, eq=False)
class TraditionalWord(Mendable):
    """关键字写成了繁体字。"""

    code: ClassVar[str] = "P113"
    title: ClassVar[str] = "关键字用简体"

    found: str
    word: str

    @property
    def message(self) -> str:
        return f"“{self.found}”是繁体字,关键字写“{self.word}”。"

    @property
    def help(self) -> str:
        return self.correction.words or f"把“{self.found}”改成“{self.word}”。"


@frozen(kw_only=True, repr=False, eq=False)
class LookalikeCharacter(Mendable):
    """用了样子相近的另一个字符。"""

    code: ClassVar[str] = "P114"
    title: ClassVar[str] = "形近的字符"

    found: str
    meant: str

    @property
    def message(self) -> str:
        return f"“{self.found}”里有样子相近的另一个字符,读不成“{self.meant}”。"

    @property
    def help(self) -> str:
        return f"重新输入“{self.meant}”。{self.correction.words}"


@frozen(kw_only=True, repr=False, eq=False)
class OtherOrder(Mendable):
    """几个词的先后不对。"""

    code: ClassVar[str] = "P115"
    title: ClassVar[str] = "先后不对"

    first: str
    second: str

    @property
    def message(self) -> str:
        return f"“{self.first}”要写在“{self.second}”的前面。"

    @property
    def help(self) -> str:
        return self.correction.words or "换一换先后。"


@frozen(kw_only=True, repr=False, eq=False)
class VagueWord(Mendable):
    """含糊的词不能算钱。"""

    code: ClassVar[str] = "P116"
    title: ClassVar[str] = "含糊的词"

    word: str

    @property
    def message(self) -> str:
        return f"“{self.word}”说不出确定的数,不能用来算钱。"

    @property
    def help(self) -> str:
        return f"写确定的数;文件没有写明的填 待定,把原话写在 注 里。{self.correction.words}"
