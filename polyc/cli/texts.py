"""The texts that a policy is made of: its own, and those among which the policies it builds on are found."""

from __future__ import annotations

from pathlib import Path

from polyc.source.text import joint_fingerprint
from polyc.syntax.library import builds_on
from polyc.syntax.reading import text_at, with_library


def fingerprint(path: Path) -> str | None:
    """What was made of a policy is known again by this; None where it cannot be read.

    It changes with the policy's text.  Where the policy builds on others, it changes with every
    text among which those are found: which of them it reaches is known only once it is read.
    """
    source = text_at(path)
    if source is None:
        return None
    if not builds_on(source.text):
        return source.sha256
    around = with_library(source).library
    return joint_fingerprint((source.sha256, *(f"{each.path} {each.sha256}" for each in around)))
