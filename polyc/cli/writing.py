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


def write_over(path: Path, text: str) -> None:
    """Put `text` in place of what the file at `path` holds, which keeps its mode; a link stays a link.

    Raises `WrongUsage` where it cannot be written; the file is then as it was.
    """
    place = path.resolve()
    aside = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        aside.write_text(text, "utf-8", newline="\n")
        aside.chmod(place.stat().st_mode & 0o777)
        aside.replace(place)
    except OSError as error:
        raise WrongUsage(f"写不进“{path}”:{error.strerror}。") from None
    finally:
        with suppress(OSError):  # renamed already, or it never came to be
            aside.unlink()


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet, and the folders above it.

    Raises `WrongUsage` where something stands at `path`, which is left as it was, and
    where it cannot be written.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(text, "utf-8", newline="\n")
        os.link(aside, path)  # unlike a rename, this fails where a file has the name already
    except FileExistsError:
        raise WrongUsage(f"已经有“{path}”,不改动它。") from None
    except OSError as error:
        raise WrongUsage(f"写不进“{path}”:{error.strerror}。") from None
    finally:
        with suppress(OSError):  # it never came to be
            aside.unlink()


def _below(folder: Path, path: str) -> Path:
    """The place of an artifact; a path that would leave the folder is a bug of ours."""
    parts = path.split("/")
    if not all(_SAFE_NAME.fullmatch(part) for part in parts):
        raise ValueError(f"{path!r} is no safe path")
    return folder.joinpath(*parts)
