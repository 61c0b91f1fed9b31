"""条款台账: every rule of the source documents, what kind it is, and why it is in no policy where it is in none.

A ledger is a file `clauses.toml` beside the policies.  Which clause states a rule is not
written there but found in the policies' own notes (`placing`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final

from attrs import frozen

from polyc.docgen.written import Unreadable

FILE: Final = "clauses.toml"
RULE: Final = re.compile(r"[A-Z]{2}-\d{2}")


class RuleKind(Enum):
    """What a rule is about; the value is its code in the file."""

    SETTLEMENT = "SET"
    SUBSIDY = "SUB"
    INSTITUTION = "INST"
    TIME = "TIME"
    TARGET = "TGT"
    ELIGIBILITY = "ELIG"
    PROCEDURE = "PROC"


class RuleState(Enum):
    """How much of a rule its document gives."""

    COMPLETE = "C"
    PARAMETER_MISSING = "P"
    VAGUE = "V"


KIND_WORDS: Final = {
    RuleKind.SETTLEMENT: "待遇结算",
    RuleKind.SUBSIDY: "资助筹资",
    RuleKind.INSTITUTION: "机构基金",
    RuleKind.TIME: "时限效力",
    RuleKind.TARGET: "目标指标",
    RuleKind.ELIGIBILITY: "资格分类",
    RuleKind.PROCEDURE: "经办核查",
}
STATE_WORDS: Final = {
    RuleState.COMPLETE: "数值齐全",
    RuleState.PARAMETER_MISSING: "缺数值",
    RuleState.VAGUE: "含糊",
}


@frozen(kw_only=True)
class Rule:
    """One rule; `why` tells why no policy states it, `todo` as what it is still to be written."""

    id: str
    kind: RuleKind
    state: RuleState
    says: str
    why: str = ""
    todo: str = ""

    @property
    def document(self) -> str:
        """The code of its document."""
        return self.id.partition("-")[0]


@frozen(kw_only=True)
class Ledger:
    """All rules in their order, and the documents' titles by their codes; empty where there is no ledger."""

    documents: Mapping[str, str]
    rules: tuple[Rule, ...]


NO_LEDGER: Final = Ledger(documents={}, rules=())


def read_ledger(text: str) -> Ledger | Unreadable:
    """The ledger of a file's text."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Unreadable((f"{FILE} 不是 TOML：{error}。",))
    documents, rules = told.get("documents"), told.get("rules")
    if not isinstance(documents, dict) or not _is_texts(documents) or not isinstance(rules, dict):
        return Unreadable((f"{FILE} 要有 [documents]（代号 = 名称）和 [rules]。",))
    problems = tuple(problem for name, rule in rules.items() for problem in _problems(name, rule, documents))
    if problems:
        return Unreadable(problems)
    return Ledger(documents=documents, rules=tuple(_rule(name, rule) for name, rule in rules.items()))


def _is_texts(told: object) -> bool:
    return isinstance(told, dict) and all(isinstance(value, str) for value in told.values())


def _problems(name: str, told: object, documents: Mapping[str, str]) -> Iterator[str]:
    if not RULE.fullmatch(name) or name.partition("-")[0] not in documents:
        yield f"{FILE} 里的“{name}”不是规则编号：写文件代号、连字符、两位数字，如 BJ-01。"
    if not isinstance(told, dict) or not _is_texts(told):
        yield f"{FILE} 里的 {name} 应写成 {{ kind = …, state = …, says = … }}。"
        return
    if unknown := sorted(set(told) - {"kind", "state", "says", "why", "todo"}):
        yield f"{FILE} 里的 {name} 有不认得的项：{'、'.join(unknown)}。"
    if told.get("kind") not in {each.value for each in RuleKind}:
        yield f"{FILE} 里 {name} 的 kind 只能是 {'、'.join(each.value for each in RuleKind)}。"
    if told.get("state") not in {each.value for each in RuleState}:
        yield f"{FILE} 里 {name} 的 state 只能是 {'、'.join(each.value for each in RuleState)}。"
    if not told.get("says"):
        yield f"{FILE} 里 {name} 没有写 says。"
    if told.get("why") and told.get("todo"):
        yield f"{FILE} 里 {name} 的 why 和 todo 只写一个：不写的写原因，要写的写成什么。"


def _rule(name: str, told: Mapping[str, str]) -> Rule:
    return Rule(
        id=name,
        kind=RuleKind(told["kind"]),
        state=RuleState(told["state"]),
        says=told["says"],
        why=told.get("why", ""),
        todo=told.get("todo", ""),
    )
