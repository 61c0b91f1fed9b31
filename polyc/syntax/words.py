"""The grammar's terminals in the words of its readers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from polyc.syntax.grammar import grammar

_KEYWORD: Final = re.compile(r"(\w+)\(\?!\[\^\\W\\d\]\)")

_PLAIN: Final = {
    "_NL": "行末",
    "NAME": "名称",
    "MONEY": "金额(如 500元)",
    "RATE": "比例(如 80%)",
    "POINTS": "百分点(如 5个百分点)",
    "COUNT": "次数或天数(如 3次)",
    "DATE": "日期(如 2023年7月1日)",
    "RATIO": "几比几(如 5:2:3)",
    "MONTH": "年月(如 2023年7月)",
    "STRING": "带引号的文字(如 “甲 类”)",
    "TITLE": "标题",
    "WORK": "《文件的标题》",
    "DOC_NO": "文号(如 某政发〔2023〕1号)",
    "ARTICLE": "条款(如 第五条)",
    "ADDRESS_TEXT": "网址",
    "ID_TEXT": "编号(如 demo-inpatient)",
    "CODE": "接口名(如 hifp_pay)",
    "REASON": "理由",
    "NOTE": "注",
    "_COLON": "冒号",
    "_COMMA": "逗号",
    "_DUN": "顿号",
    "_EQ": "等号",
    "_LPAR": "括号",
    "_RPAR": "收括号",
    "PIPE": "竖线",
    "PLUS": "+",
    "MINUS": "-",
    "TIMES": "×",
    "DIVIDE": "÷",
    "_DOT": "“.”和名目",
    "_AND_ABOVE": "以上",
    "_AND_BELOW": "以下",
}
_GROUPS: Final = {
    "数值(如 500元、80%、3次、2023年7月1日)": frozenset({"MONEY", "RATE", "POINTS", "COUNT", "DATE"}),
    "运算符(+ - × ÷)": frozenset({"PLUS", "MINUS", "TIMES", "DIVIDE"}),
    "比较的词(是、不是、超过、不超过、低于、不低于、等于、早于、晚于……)": frozenset(
        {"IS", "IS_NOT", "HAS", "HAS_NOT", "MORE_THAN", "NOT_MORE_THAN", "LESS_THAN", "NOT_LESS_THAN"}
        | {"EQUALS", "BEFORE_DATE", "AFTER_DATE", "NOT_BEFORE", "NOT_AFTER"}
    ),
}
_UNSAID: Final = frozenset({"NUMBER", "$END"})
"""A bare number may be read but never means anything."""


@cache
def keywords() -> dict[str, str]:
    """The word of each terminal that is a keyword, in the order of the cheat sheet."""
    found = ((each.name, _KEYWORD.fullmatch(each.pattern.value)) for each in grammar().terminals)
    words = {name: match[1] for name, match in found if match and name != "NOTE"}
    return words | {"NOTE": "注"}


def words_of(terminals: Iterable[str]) -> tuple[str, ...]:
    """The keywords among these terminals."""
    return tuple(word for name, word in keywords().items() if name in set(terminals))


def expectations(terminals: frozenset[str]) -> tuple[str, ...]:
    """What may stand there, in words, the line end last; like things are named together."""
    left, said = terminals - _UNSAID, list[str]()
    for words, group in _GROUPS.items():
        if group <= left:
            left -= group
            said.append(words)
    plain = [_PLAIN[name] for name in _PLAIN if name in left and name != "_NL"]
    key = [word for name, word in keywords().items() if name in left and name not in _PLAIN]
    return (*said, *plain, *key, *(["行末"] if "_NL" in left else []))
