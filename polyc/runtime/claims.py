"""A mapping as JSON gives it → the values of a claim; refuses with every problem found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from polyc.runtime.fields import Field
from polyc.runtime.items import read_list
from polyc.runtime.lists import ItemList
from polyc.runtime.reading import quoted, read_field, unknown_names


class WrongClaim(ValueError):
    """A claim that cannot be read: `problems` pairs each field with a Chinese sentence, `field` is the first."""

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        self.field = self.problems[0][0]
        super().__init__("\n".join(message for _, message in self.problems))


def read_claim(fields: Sequence[Field], lists: Sequence[ItemList], mapping: object) -> list[Any]:
    """The typed values of the fields and lists in their order; raises `WrongClaim` with all problems."""
    if not isinstance(mapping, Mapping):
        raise WrongClaim([("", f"申报应为一个对象(字段名对应值),现在是{quoted(mapping)}")])
    pairs = [*((field.field, field.name) for field in fields), *((each.field, each.name) for each in lists)]
    problems = unknown_names([name for pair in pairs for name in pair], mapping)
    values: list[Any] = []
    for field in fields:
        value, problem = read_field(field, mapping)
        values.append(value)
        problems += [(field.field, problem)] if problem else []
    for each in lists:
        rows, wrong = read_list(each, mapping)
        values.append(rows)
        problems += [(each.field, problem) for problem in wrong]
    if problems:
        raise WrongClaim(problems)
    return values
