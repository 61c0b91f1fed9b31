"""The texts that a policy is made of: its own, and those of the policies it builds on."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from polyc.source.text import Source, joint_fingerprint
from polyc.syntax.library import builds_on, id_of
from polyc.syntax.reading import text_at, with_library


def fingerprint(path: Path) -> str | None:
    """What was made of a policy is known again by this; None where it cannot be read.

    It changes with the policy's text.  Where the policy builds on others, it also changes with
    every text whose 编号 stands anywhere in it, and in those in turn: a base is found by nothing else.
    """
    source = text_at(path)
    if source is None:
        return None
    if not builds_on(source.text):
        return source.sha256
    return joint_fingerprint(f"{each.path} {each.sha256}" for each in _reached(with_library(source)))


def _reached(source: Source) -> list[Source]:
    """The text and all that it may build on, in the order in which they are met."""
    found = [source]
    for each in found:  # grows on the way
        said = unicodedata.normalize("NFKC", each.text)
        found.extend(
            other for other in source.library if id_of(other) and id_of(other) in said and other not in found
        )
    return found
