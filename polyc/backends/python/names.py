"""Identifiers of the generated code.

What the author or the interface calls a thing is kept verbatim where Python allows it; a
clash with a word of Python or with the module's own names gets an underscore behind.
"""

from __future__ import annotations

import builtins
import keyword
import unicodedata
from collections.abc import Iterable
from typing import Final

from polyc.backends.given_names import GivenNames, fresh
from polyc.kernel.expressions import Local

WORDS: Final = frozenset((*keyword.kwlist, *keyword.softkwlist, *dir(builtins)))
TUPLE_WORDS: Final = frozenset((*keyword.kwlist, *dir(tuple), *dir(object)))


def identifier(wish: str) -> str:
    """The nearest Python identifier without an underscore in front."""
    normal = unicodedata.normalize("NFKC", wish)
    kept = "".join(character if ("a" + character).isidentifier() else "_" for character in normal)
    name = unicodedata.normalize("NFKC", kept).lstrip("_")
    return name if name.isidentifier() else f"n{name}"


class Names(GivenNames):
    """The names given out in one scope of the generated code, by what they stand for."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        super().__init__(identifier, (*taken, *WORDS))
        self._temporaries = 0

    def temporary(self) -> Local:
        """A fresh local for a value without a name; no kernel name holds a space."""
        self._temporaries += 1
        leaf = Local(f" {self._temporaries}")
        self.give(leaf, f"t{self._temporaries}")
        return leaf


def field_names(wishes: Iterable[str], reserved: Iterable[str] = ()) -> tuple[str, ...]:
    """Names for the fields of a named tuple, none of them a word of Python or a method of tuples."""
    taken = set(TUPLE_WORDS) | set(reserved)
    given = []
    for wish in wishes:
        given.append(fresh(identifier(wish), taken))
        taken.add(given[-1])
    return tuple(given)
