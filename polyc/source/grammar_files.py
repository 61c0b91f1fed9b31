"""Where the grammar files lie: inside an installed package, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_ENTRY: Final = "policy.lark"


def grammar_folder() -> Path:
    """The folder that holds `policy.lark` and the files it imports.

    A wheel carries it as `polyc/grammar`; in a checkout, and so in an editable install,
    it is the top-level `grammar/` beside the package.  Neither being there is a broken
    installation: `FileNotFoundError`.
    """
    places = (_PACKAGE / "grammar", _PACKAGE.parent / "grammar")
    for folder in places:
        if (folder / _ENTRY).is_file():
            return folder
    raise FileNotFoundError(f"no {_ENTRY} in any of: {', '.join(map(str, places))}")
