"""The policy of a batch run: compiled once, then read back as long as nothing has changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from polyc.batch.prepared import Prepared, kept
from polyc.cli.endings import WrongUsage
from polyc.cli.texts import fingerprint


def prepared(word: str, scenarios: Sequence[str]) -> Prepared:
    """The policy at this path under these scenarios; shows what is wrong with it and raises `Rejected`."""
    path = Path(word)
    if not path.is_file():
        raise WrongUsage(f"没有这个文件:{path}")
    texts = fingerprint(path)
    if texts is None:
        return _made(path, scenarios)
    return kept(texts, tuple(scenarios), lambda: _made(path, scenarios))


def _made(path: Path, scenarios: Sequence[str]) -> Prepared:
    from polyc.batch.preparing import prepare
    from polyc.cli import policies

    checked = policies.load(path)
    program = policies.compiled(checked, scenarios)
    return prepare(program, checked.policy.conventions.order)
