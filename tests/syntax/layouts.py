"""Ways of writing a text otherwise that mean the same; none of them touches free text."""

from __future__ import annotations

import re
from collections.abc import Callable

from polyc.syntax.free_text import without_free_text

WIDE_SIGNS = str.maketrans(":,()=+-|.%", "：，（）＝＋－｜．％")
WIDE_FIGURES = str.maketrans("0123456789", "０１２３４５６７８９")


def without_indentation(text: str) -> str:
    return re.sub(r"^[ \t\u3000]+", "", text, flags=re.MULTILINE)


def indented(text: str) -> str:
    return re.sub(r"^", "\u3000 \t", text, flags=re.MULTILINE)


def without_blank_lines(text: str) -> str:
    return re.sub(r"\n\s*\n", "\n", text)


def with_blank_lines(text: str) -> str:
    return text.replace("\n", "\n \n\n")


def with_tabs(text: str) -> str:
    return in_clauses(text, lambda line: line.replace(" ", "\t"))


def with_wide_blanks(text: str) -> str:
    return in_clauses(text, lambda line: line.replace(" ", "\u3000"))


def with_blanks_at_line_ends(text: str) -> str:
    return in_clauses(text, lambda line: f"{line}  \t")


def with_returns(text: str) -> str:
    return text.replace("\n", "\r\n")


def without_last_line_end(text: str) -> str:
    return text.rstrip("\n")


def with_wide_signs(text: str) -> str:
    return in_clauses(text, lambda line: line.translate(WIDE_SIGNS))


def with_wide_figures(text: str) -> str:
    return in_clauses(
        text, lambda line: re.sub("[0-9](?!成)", lambda found: found[0].translate(WIDE_FIGURES), line)
    )


def with_wide_everything(text: str) -> str:
    return with_wide_figures(with_wide_signs(with_wide_blanks(with_blank_lines(text))))


def in_clauses(text: str, change: Callable[[str], str]) -> str:
    """The text with its lines changed where the grammar reads them; documents and policies are quoted as they are."""
    return "\n".join(_changed(line, change) for line in text.split("\n"))


def _changed(line: str, change: Callable[[str], str]) -> str:
    if line.lstrip().startswith(("文件", "沿用")) or "#" in line:
        return line
    plain = without_free_text(line)
    if plain.strip() == "":
        return line
    changed = change(plain)
    kept = [
        old if new == " " and old != " " else each
        for old, new, each in zip(line, plain, changed, strict=False)
    ]
    return "".join(kept) + changed[len(line) :]


CHANGES: tuple[Callable[[str], str], ...] = (
    without_indentation,
    indented,
    without_blank_lines,
    with_blank_lines,
    with_tabs,
    with_wide_blanks,
    with_blanks_at_line_ends,
    with_returns,
    without_last_line_end,
    with_wide_signs,
    with_wide_figures,
    with_wide_everything,
)
