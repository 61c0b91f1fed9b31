"""mkdocs, run within this process, its complaints as values."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from polyc.docgen.rendering import rendered_together
from polyc.terms.glossary import words


class Complaints(logging.Handler):
    """Every warning and error that mkdocs logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.messages.append(record.getMessage())


def run_mkdocs(settings: Path, *, only_newer: bool = False) -> tuple[str, ...]:
    """Build the site that the settings describe; the result is all that mkdocs complains about.

    Where `only_newer`, pages that stand and are newer than their text are left as they are, and
    the search index holds none of them.

    Raises `mkdocs.exceptions.MkDocsException` where it cannot build at all.
    """
    import jieba
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    jieba.setLogLevel(logging.WARNING)
    jieba.dt.tmp_dir = str(settings.parent)  # else its cache lies where anybody may put one
    for word in words():
        jieba.add_word(word)  # else 起付线 is cut into 起付 and 线
    with _listening() as complaints, nullcontext() if only_newer else rendered_together():
        build(load_config(str(settings)), dirty=only_newer)
    return tuple(complaints.messages)


def _awake() -> None:
    """Another library's set-up of logging may have disabled mkdocs's loggers, and with them its warnings."""
    for name, each in logging.root.manager.loggerDict.items():
        if isinstance(each, logging.Logger) and name.partition(".")[0] == "mkdocs":
            each.disabled = False


@contextmanager
def _listening() -> Iterator[Complaints]:
    logger, complaints = logging.getLogger("mkdocs"), Complaints()
    _awake()
    logger.addHandler(complaints)
    before, logger.propagate = logger.propagate, False
    try:
        yield complaints
    finally:
        logger.removeHandler(complaints)
        logger.propagate = before
