"""The policies among which a 编号 is looked up: those below the folder that holds the region folders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from polyc.source.text import Source

SUFFIX: Final = ".pol"
_BUILDS_ON: Final = re.compile(r"^[ \t\u3000]*沿用(?![^\W\d])", re.MULTILINE)
_REGION: Final = re.compile(r"^[ \t\u3000]*地区(?![^\W\d])([^#\r\n]*)", re.MULTILINE)
_ID: Final = re.compile(r"^[ \t\u3000]*编号[ \t\u3000]+([A-Za-z0-9][A-Za-z0-9._-]*)", re.MULTILINE)


def builds_on(text: str) -> bool:
    """Whether a line of the text says 沿用; only then a library is read at all."""
    return _BUILDS_ON.search(text) is not None


def folder_of(path: Path, text: str) -> Path:
    """The folder that holds the region folders, or the file's own where it lies in none of that name.

    What a text says is only compared with the names of folders, and never becomes a path.
    """
    own = path.absolute()
    found = _REGION.search(text)
    names = [] if found is None else unicodedata.normalize("NFKC", found[1]).split()
    folders = [unicodedata.normalize("NFKC", each) for each in own.parts[-len(names) - 1 : -1]]
    return own.parents[len(names)] if names and folders == names else own.parent


def files_below(folder: Path) -> Iterator[Path]:
    """The policies below a folder, in a fixed order."""
    return iter(sorted(each for each in folder.rglob(f"*{SUFFIX}") if each.is_file()))


def id_of(source: Source) -> str:
    """The 编号 that a text gives itself; "" where it gives none."""
    found = _ID.search(source.text)
    return "" if found is None else found[1]
