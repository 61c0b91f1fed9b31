"""The index of the theme's search: as small as it can be, and once more as a script.

From a folder browsers fetch no JSON; the theme then reads ``search_index.js`` in its place.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

INDEX: Final = "search/search_index.json"
SCRIPT: Final = "search/search_index.js"


def finish_index(site: Path) -> None:
    """Write the index of a built site anew; nothing where the site has no search."""
    path = site / INDEX
    if not path.is_file():
        return
    made = json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False, separators=(",", ":"))
    path.write_text(made, "utf-8", newline="")
    (site / SCRIPT).write_text(f"var __index={_as_script(made)};", "utf-8", newline="")


def _as_script(made: str) -> str:
    """JSON that is JavaScript in every engine."""
    return made.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
