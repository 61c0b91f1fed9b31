"""The names given out in one scope of generated code."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable


class GivenNames:
    """Names by what they stand for; no two are alike, and none is among the `taken`."""

    def __init__(self, identifier: Callable[[str], str], taken: Iterable[str]) -> None:
        self._identifier = identifier
        self._taken = set(taken)
        self._given: dict[Hashable, str] = {}

    def give(self, key: Hashable, wish: str) -> str:
        """A fresh name for `key`, as near to the wish as may be."""
        name = self._given[key] = fresh(self._identifier(wish), self._taken)
        self._taken.add(name)
        return name

    def alias(self, key: Hashable, code: str) -> None:
        """Let `key` stand for a name that is given already, or for other code."""
        self._given[key] = code

    def __getitem__(self, key: Hashable) -> str:
        return self._given[key]

    def __contains__(self, key: Hashable) -> bool:
        return key in self._given


def fresh(name: str, taken: Iterable[str]) -> str:
    """The name, with as many underscores behind as it takes to be fresh."""
    words = set(taken)
    while name in words:
        name += "_"
    return name
