"""What a person wrote beside the policies, as TOML: read whole, or told in Chinese what is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from attrs import frozen

Tables: TypeAlias = Mapping[str, object]


@frozen
class Unreadable:
    """What is wrong with a file, in Chinese."""

    problems: tuple[str, ...]


def tables(name: str, text: str, problems: Callable[[Tables], Iterable[str]]) -> Tables | Unreadable:
    """The tables of the file `name`, in which `problems` finds nothing wrong."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Unreadable((f"{name} 不是 TOML：{error}。",))
    found = tuple(f"{name}：{problem}" for problem in problems(told))
    return Unreadable(found) if found else told


def are_texts(found: object) -> bool:
    """Whether it is a list of texts."""
    return isinstance(found, list) and all(isinstance(each, str) for each in found)
