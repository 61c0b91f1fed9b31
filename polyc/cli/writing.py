"""Files written as a whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from polyc.backends.artifact import Artifact
from polyc.cli.endings import WrongUsage

_SAFE_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


def write_all(artifacts: Sequence[Artifact], folder: Path) -> tuple[Path, ...]:
    """Write every artifact below `folder` and return the paths.

    All texts are first written aside, and only then renamed, so that a full disk leaves
    no half of them.  Raises `WrongUsage` where the folder cannot be written.
    """
    places = [(_below(folder, artifact.path), artifact.text) for artifact in artifacts]
    aside = {place: place.with_name(f".{place.name}.{os.getpid()}.part") for place, _ in places}
    try:
        for place, text in places:
            place.parent.mkdir(parents=True, exist_ok=True)
            aside[place].write_text(text, "utf-8", newline="\n")
        for place, _ in places:
            aside[place].replace(place)
    except OSError as error:
        raise WrongUsage(f"写不进“{folder}”:{error.strerror}。") from None
    finally:
        for part in aside.values():
            with suppress(OSError):  # renamed already, or its folder never came to be
                part.unlink()
    return tuple(place for place, _ in places)


def _below(folder: Path, path: str) -> Path:
    """The place of an artifact; a path that would leave the folder is a bug of ours."""
    parts = path.split("/")
    if not all(_SAFE_NAME.fullmatch(part) for part in parts):
        raise ValueError(f"{path!r} is no safe path")
    return folder.joinpath(*parts)
