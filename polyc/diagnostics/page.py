"""The page of one kind of finding: what it means, why it harms, an example, where the rule comes from.

The pages are files beside this module, `pages/CODE.md`, one for each class of the
catalogue.  A page's example stands in an example policy, which lies there too; the tests
put the faulty lines and the corrected ones into it and look at what is found.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic

MEANING: Final = "说明"
WHY: Final = "为何是问题"
BAD: Final = "错误示例"
GOOD: Final = "改正"
BASIS: Final = "依据"
SECTIONS: Final = (MEANING, WHY, BAD, GOOD, BASIS)

LEFT_OUT: Final = "(没有写这一行)"
REMOVED: Final = "(删去这一行)"
"""Shown where an example's mistake is a line that is lacking, or one line too many."""

ELSEWHERE: Final = "指出的地方:"
"""Shown before the marked words where they stand in a line of the policy that the example leaves as it is."""

_SECTION: Final = re.compile(r"^## (.+)\n", re.MULTILINE)
_FENCED: Final = re.compile(r"^```pol\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FIELD: Final = re.compile(r"^([a-z ]+): (.*)$", re.MULTILINE)
_LINK: Final = re.compile(r"\[(.*?)\]\((.*?)\)")
_UNSEEN: Final = re.compile(r"\\u([0-9a-f]{4})")


@frozen(kw_only=True)
class Example:
    """Lines with one mistake, and how they should read; they stand in the example policy `policy`.

    There they take the place of the lines that begin with one of `instead_of`.  The finding
    points at `marked`, which may stand in another line of the policy; `also` are codes that follow from the same lines.  `saved_as` is the
    encoding of the file.  Where no lines can show the mistake, `shown_by` names the test that does.
    """

    about: str
    policy: str
    instead_of: tuple[str, ...]
    marked: str
    also: tuple[str, ...]
    saved_as: str
    shown_by: str
    bad: str
    good: str


@frozen(kw_only=True)
class Page:
    """What is told of one kind of finding; `basis` may hold links, `[title](chapter)`, to the language reference."""

    kind: type[Diagnostic]
    meaning: str
    why: str
    example: Example
    basis: str


def page_of(kind: type[Diagnostic]) -> Page:
    """The page of that class; one without a page is a mistake of ours."""
    return read_page(kind, text_of(f"{kind.code}.md"))


def text_of(name: str) -> str:
    """A file of the pages' folder."""
    return (files("polyc.diagnostics") / "pages" / name).read_text("utf-8")


def read_page(kind: type[Diagnostic], text: str) -> Page:
    """The page that `text` holds; raises `ValueError` where a section is missing, empty or out of order."""
    head, *rest = _SECTION.split(text)
    titles, told = rest[::2], [each.strip() for each in rest[1::2]]
    if tuple(titles) != SECTIONS or not all(told):
        raise ValueError(f"{kind.code}: the sections must be {SECTIONS}, each with text")
    meaning, why, bad, good, basis = told
    return Page(kind=kind, meaning=meaning, why=why, example=_example(head, bad, good), basis=basis)


def _example(head: str, bad: str, good: str) -> Example:
    found = _FIELD.findall(head)
    fields = dict(found)
    return Example(
        about=_FENCED.sub("", bad).strip(),
        policy=fields.get("policy", "policy.pol"),
        instead_of=tuple(value for name, value in found if name == "instead of"),
        marked=unseen(fields.get("marked", "")),
        also=tuple(fields.get("also", "").split()),
        saved_as=fields.get("saved as", "utf-8"),
        shown_by=fields.get("shown by", ""),
        bad=unseen(_lines(bad)),
        good=_lines(good),
    )


def _lines(section: str) -> str:
    fenced = _FENCED.search(section)
    return fenced[1].strip("\n") if fenced else ""


def unseen(text: str) -> str:
    r"""`\\u200b` and its like stand for characters that nobody could see in the file."""
    return _UNSEEN.sub(lambda match: chr(int(match[1], 16)), text)


def links(told: str) -> tuple[tuple[str, str], ...]:
    """The text in stretches: each with the chapter that it leads to, or with nothing."""
    found, at = list[tuple[str, str]](), 0
    for match in _LINK.finditer(told):
        found += [(told[at : match.start()], ""), (match[1], match[2])]
        at = match.end()
    return tuple(each for each in (*found, (told[at:], "")) if each[0])
