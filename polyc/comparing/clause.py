"""A clause as a comparison sees it: what it is called, what is said of it, and its numbers."""

from __future__ import annotations

from typing import TypeAlias

from attrs import field, frozen

from polyc.model.values import Parameter

Fact: TypeAlias = tuple[str, str]
"""An aspect of a clause and what holds of it, in words."""


@frozen(kw_only=True)
class Clause:
    """`word` is its sort (层, 输入, 口径 …), `name` is empty where there is only one.

    `parameters` are named by what follows the clause's name in their path, such as
    ``.支付比例``; `pays` tells whether settlements may depend on the clause.
    """

    word: str
    name: str
    facts: tuple[Fact, ...]
    parameters: tuple[tuple[str, Parameter], ...] = field(default=(), repr=False)
    citations: str = ""
    pays: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """By this the clauses of two policies are matched."""
        return self.word, self.name
