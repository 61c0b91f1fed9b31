"""Text that may stand in a page: every bit of it escaped, or made here.

`Markup` is safe as HTML and as Markdown alike.  There are two ways to it: `text`, which
escapes, and `element`, which is given nothing but `Markup`; so a string from a policy
cannot reach a page unescaped without mypy saying so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, NewType

Markup = NewType("Markup", str)

NOTHING: Final = Markup("")
LINE: Final = Markup("\n")

_ACTIVE: Final = re.compile(r"""[&<>"'`\\*_{}\[\]|#]""")
_ACTIVE_IN_ATTRIBUTES: Final = re.compile(r"""[&<>"'`\\*{}\[\]|]""")
_UNSEEN: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")
_EMPTY: Final = ("br", "hr", "input")


def text(written: str) -> Markup:
    """Any text as it was written; characters that mean something to HTML, Markdown or Jinja lose it.

    Control characters, and those that turn the direction of reading, become U+FFFD.
    """
    return Markup(_escaped(written, _ACTIVE))


def _escaped(written: str, active: re.Pattern[str]) -> str:
    seen = written if written.isprintable() else "".join(_visible(character) for character in written)
    return active.sub(lambda found: f"&#{ord(found[0])};", seen)


def _visible(character: str) -> str:
    if character in "\t\n\r":
        return " "
    return "\ufffd" if unicodedata.category(character) in _UNSEEN else character


def element(tag: str, *children: Markup, **attributes: str) -> Markup:
    """``<tag …>children</tag>``; `class_` and `for_` lose their line, empty attributes are left out.

    An underscore within an attribute's name becomes a hyphen (``data_search_exclude``).
    """
    written = "".join(
        f' {_name(name)}="{_escaped(value, _ACTIVE_IN_ATTRIBUTES)}"'
        for name, value in attributes.items()
        if value
    )
    if tag in _EMPTY:
        return Markup(f"<{tag}{written}>")
    return Markup(f"<{tag}{written}>{''.join(children)}</{tag}>")


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def joined(items: Iterable[Markup], by: str = "") -> Markup:
    """The items with the text `by` between them."""
    return Markup(text(by).join(items))


def lines(*items: Markup) -> Markup:
    """The items that are not empty, one a line, between line ends."""
    return Markup("".join(f"\n{item}" for item in items if item) + "\n")


def stacked(tag: str, items: Iterable[Markup], **attributes: str) -> Markup:
    """An element whose children stand one a line, so that a change shows as a line; "" without children."""
    found = [item for item in items if item]
    return element(tag, lines(*found), **attributes) if found else NOTHING


def link(label: Markup, to: str, **attributes: str) -> Markup:
    """A link within the site, or outward; `to` is an address that was checked already."""
    return element("a", label, href=to, **attributes)


def heading(level: int, title: Markup, anchor: str, *classes: str) -> Markup:
    """A Markdown heading, so that it enters the contents; `anchor` holds letters, figures and hyphens."""
    marks = " ".join((f"#{anchor}", *(f".{each}" for each in classes)))
    return Markup(f"{'#' * level} {title} {{ {marks} }}")


def page_text(*blocks: Markup) -> str:
    """The blocks that are not empty, parted by empty lines; ends with a line end."""
    return "\n\n".join(block.strip("\n") for block in blocks if block) + "\n"
