"""The index of the theme's search: as small as it can be, and once more as a script.

Words are parted by a zero-width space of three bytes; beside a mark that parts them by
itself it is one too many.  Pages of slips and calculators are found by their titles alone, examples
of code by what is said of them.
From a folder browsers fetch no JSON; the theme then reads ``search_index.js`` in its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

INDEX: Final = "search/search_index.json"
SCRIPT: Final = "search/search_index.js"

_BARE: Final = re.compile(
    r"policy/[^/]+/(?:calculator|cases(?:-\d+)?)\.html(#.*)?|policy/[^/]+\.html#sec-(?:downloads|source)"
)
_CODE: Final = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_IDLE: Final = re.compile(r"\u200b*([\s\u3000\-、。，．？！；：（）“”《》〔〕…<>])\u200b*")


def finish_index(site: Path) -> None:
    """Write the index of a built site anew; nothing where the site has no search."""
    path = site / INDEX
    if not path.is_file():
        return
    found = json.loads(path.read_text("utf-8"))
    found["docs"] = list(_kept(found["docs"]))
    made = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    path.write_text(made, "utf-8", newline="")
    (site / SCRIPT).write_text(f"var __index={_as_script(made)};", "utf-8", newline="")


def _kept(entries: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Entries that somebody may look for."""
    for entry in entries:
        bare = _BARE.fullmatch(entry["location"])
        if bare is None:
            yield {**entry, "title": _shorter(entry["title"]), "text": _shorter(entry["text"])}
        elif bare[1] is None:
            yield {**entry, "title": _shorter(entry["title"]), "text": ""}


def _shorter(words: str) -> str:
    return _IDLE.sub(r"\1", _CODE.sub("", words))


def _as_script(made: str) -> str:
    """JSON that is JavaScript in every engine."""
    return made.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
