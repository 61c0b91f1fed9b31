"""A site's pages rendered by several processes; what comes out is what mkdocs makes of them one by one.

mkdocs turns each page's Markdown into HTML, and the theme's search reads that HTML once more: nearly
all the time of a build, and no page needs another for it.  So both are done for all pages at
once when mkdocs asks for the first, and it finds the others ready.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import define, frozen

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

SEARCH: Final = "material/search"

FEWEST: Final = 16
"""A site of fewer pages is made before other processes are at work."""


@frozen(kw_only=True)
class _Rendered:
    """What mkdocs keeps of a rendered page and what search found in it.

    `links` are those to anchors, by the page they lead to; `told` is what mkdocs complained of, with its level.
    """

    content: str | None
    toc: Any
    title: str | None
    anchors: set[str] | None
    links: Mapping[str, dict[str, str]]
    entries: list[dict[str, Any]]
    told: tuple[tuple[int, str], ...]


@frozen(kw_only=True)
class _Work:
    """All pages of a site, in mkdocs's order."""

    config: MkDocsConfig
    files: Files
    pages: tuple[File, ...]

    def page(self, number: int) -> _Rendered:
        """Reads and renders one page, as mkdocs does."""
        from mkdocs.structure.pages import Page

        file = self.pages[number]
        page = file.page or Page(None, file, self.config)
        with _heard() as told:
            page.read_source(self.config)
            page.render(self.config, self.files)
        index = _index(self.config)
        index.entries = []
        index.add_entry_from_context(page)
        return _Rendered(
            content=page.content,
            toc=page.toc,
            title=page._title_from_render,
            anchors=page.present_anchor_ids,
            links={target.src_uri: found for target, found in (page.links_to_anchors or {}).items()},
            entries=index.entries,
            told=tuple((each.levelno, each.getMessage()) for each in told),
        )


@define(kw_only=True)
class _Ready:
    """The pages that are rendered, by path; none before mkdocs has asked for one."""

    pages: dict[str, _Rendered] | None = None

    def of(self, page: Page) -> _Rendered | None:
        """What was rendered of this page."""
        return (self.pages or {}).get(page.file.src_uri)


def _index(config: MkDocsConfig) -> Any:
    return config.plugins[SEARCH].search_index  # type: ignore[attr-defined]


@contextmanager
def rendered_together() -> Iterator[None]:
    """Lets mkdocs render the pages of one whole build in as many processes as there are processors.

    They are forked from this one, which holds all that mkdocs has read; so no thread of Python's
    may be at work in it.  Where one is, or a site has plugins besides search, mkdocs is left to
    itself.  The library that draws charts may have threads, idle by then; rendering never calls it.
    """
    from material.plugins.search.plugin import SearchIndex
    from mkdocs.structure.pages import Page

    processes = os.cpu_count() or 1
    if processes < 2 or "fork" not in get_all_start_methods() or threading.active_count() > 1:
        yield
        return
    ready = _Ready()
    render, enter = Page.render, SearchIndex.add_entry_from_context

    def rendered(page: Page, config: MkDocsConfig, files: Files) -> None:
        if ready.pages is None:
            with _replaced(Page, "render", render), _replaced(SearchIndex, "add_entry_from_context", enter):
                ready.pages = _all_pages(config, files, processes)
        found = ready.of(page)
        if found is None:
            render(page, config, files)
        else:
            _give(page, found, files)

    def entered(index: Any, page: Page) -> None:
        found = ready.of(page)
        if found is None:
            enter(index, page)
        else:
            index.entries.extend(found.entries)

    with _replaced(Page, "render", rendered), _replaced(SearchIndex, "add_entry_from_context", entered):
        yield


@contextmanager
def _replaced(owner: type, name: str, by: object) -> Iterator[None]:
    before = getattr(owner, name)
    setattr(owner, name, by)
    try:
        yield
    finally:
        setattr(owner, name, before)


def _give(page: Page, found: _Rendered, files: Files) -> None:
    page.content, page.toc, page._title_from_render = found.content, found.toc, found.title
    page.present_anchor_ids = found.anchors
    targets = ((files.get_file_from_path(path), links) for path, links in found.links.items())
    page.links_to_anchors = {target: links for target, links in targets if target is not None}
    for level, message in found.told:
        logging.getLogger("mkdocs.structure.pages").log(level, message)


# ---- in several processes ----


def _all_pages(config: MkDocsConfig, files: Files, processes: int) -> dict[str, _Rendered]:
    from mkdocs.structure.files import InclusionLevel

    pages = tuple(files.documentation_pages(inclusion=InclusionLevel.is_included))
    if len(pages) < FEWEST or list(config.plugins) != [SEARCH]:
        return {}
    work = _Work(config=config, files=files, pages=pages)
    longest_first = sorted(range(len(pages)), key=lambda number: -_length(pages[number]))
    with get_context("fork").Pool(processes, initializer=_begin, initargs=(work,)) as pool:
        found = pool.imap_unordered(_numbered, longest_first)
        return {pages[number].src_uri: rendered for number, rendered in found}


def _length(file: File) -> int:
    return 0 if file.abs_src_path is None else Path(file.abs_src_path).stat().st_size


_work: _Work
"""What a forked process works on: it was there when it was forked, and need not be sent."""


def _begin(work: _Work) -> None:
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is answered by the process that was started


def _numbered(number: int) -> tuple[int, _Rendered]:
    return number, _work.page(number)


@contextmanager
def _heard() -> Iterator[list[logging.LogRecord]]:
    """What mkdocs complains of meanwhile."""
    records: list[logging.LogRecord] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    logger, listener = logging.getLogger("mkdocs"), Listener(logging.WARNING)
    logger.addHandler(listener)
    try:
        yield records
    finally:
        logger.removeHandler(listener)
