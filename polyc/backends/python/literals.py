"""Values as Python literals; the only door through which a policy's text enters the code.

Inside of a literal nothing of the text can end it: quotes, backslashes, line ends and
whatever does not print are escaped.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping


class Bare(str):
    """A name of the module itself, printed without quotes."""


Shared = Mapping[tuple[type, Hashable], str]


def escaped(text: str) -> str:
    """The text as it stands between double quotes."""
    return "".join(_escaped(character) for character in text)


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def comment(text: str) -> str:
    """The text as a comment on one line."""
    return f"# {escaped(text)}"


def docstring(lines: Iterable[str]) -> Iterator[str]:
    """A docstring of one line, or of several with the closing quotes on their own."""
    first, *rest = map(escaped, lines)
    if not rest:
        yield f'"""{first}"""'
        return
    yield f'"""{first}'
    yield from rest
    yield '"""'


def literal(value: object, shared: Shared | None = None) -> str:
    """A string, integer, flag, None, tuple or named tuple; a value in `shared` by its name there."""
    names = shared or {}
    if (type(value), value) in names:
        return names[(type(value), value)]
    match value:
        case Bare():
            return str(value)
        case str():
            return f'"{escaped(value)}"'
        case None | bool() | int():
            return repr(value)
        case tuple():
            return _tuple(value, names)
        case _:
            raise TypeError(f"no literal for {type(value).__name__}")


def _tuple(items: tuple[object, ...], shared: Shared) -> str:
    printed = [literal(item, shared) for item in items]
    if type(items) is not tuple:
        return f"{type(items).__name__}({', '.join(printed)})"
    return f"({printed[0]},)" if len(printed) == 1 else f"({', '.join(printed)})"
