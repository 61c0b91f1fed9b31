"""Policies to a site of finished HTML, which replaces the one before as a whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from attrs import frozen

from polyc.docgen.chapter import NO_REFERENCE, Reference, faults
from polyc.docgen.compared import NOTHING_COMPARED, Compared, compared_faults
from polyc.docgen.handwritten import HandWritten
from polyc.docgen.ledger import NO_LEDGER, Ledger
from polyc.docgen.mkdocs_build import run_mkdocs
from polyc.docgen.plan import Own, doubled_ids, policy_files
from polyc.docgen.publication import Publication
from polyc.docgen.renewing import leave
from polyc.docgen.search_index import finish_index
from polyc.docgen.weight import heavy
from polyc.docgen.workshop import beside, furnish, put_in_place, replaceable


@frozen(kw_only=True)
class Built:
    """A site that stands; `warnings` are Chinese or mkdocs' own words."""

    folder: Path
    policies: int
    warnings: tuple[str, ...]


@frozen(kw_only=True)
class NotBuilt:
    """Why there is no site; what stood before still stands."""

    problems: tuple[str, ...]


Result: TypeAlias = Built | NotBuilt


def build(
    publications: Sequence[Publication],
    hand: HandWritten,
    out: Path,
    strict: bool,
    reference: Reference = NO_REFERENCE,
    ledger: Ledger = NO_LEDGER,
    compared: Compared = NOTHING_COMPARED,
    own: Own = policy_files,
    workshop: Path | None = None,
) -> Result:
    """Build the site at `out`; where `strict`, a warning is a problem.  `own` gives the files of each policy.

    What it was made from is put into `workshop`, so that single pages can be made anew (`renew`).
    """
    wrong = (
        *(fault for chapter in reference.chapters for fault in faults(chapter)),
        *compared_faults(compared),
    )
    if wrong:
        return NotBuilt(problems=wrong)
    doubled = doubled_ids(publications)
    if doubled:
        return NotBuilt(problems=tuple(f"有两项政策的编号都是 {name}，请改其中一个。" for name in doubled))
    if not replaceable(out):
        told = f"“{out}”里有不是由 polyc 生成的东西，不敢覆盖；请换一个文件夹，或者先移走它们。"
        return NotBuilt(problems=(told,))
    try:
        return _build(publications, hand, reference, ledger, compared, own, out, strict, workshop)
    except OSError as error:
        return NotBuilt(problems=(f"写不进“{out}”：{error.strerror}。",))


def _build(
    publications: Sequence[Publication],
    hand: HandWritten,
    reference: Reference,
    ledger: Ledger,
    compared: Compared,
    own: Own,
    out: Path,
    strict: bool,
    workshop: Path | None,
) -> Result:
    from mkdocs.exceptions import MkDocsException

    with beside(out) as folder:
        settings = furnish(folder, publications, hand, reference, ledger, compared, own)
        try:
            warnings = run_mkdocs(settings)
        except MkDocsException as error:
            return NotBuilt(problems=(f"mkdocs 没能生成网站：{error}",))
        finish_index(folder / "site")
        warnings = (*warnings, *heavy(folder / "site"))
        if strict and warnings:
            return NotBuilt(problems=warnings)
        put_in_place(folder / "site", out, folder / "before")
        if workshop is not None:
            leave(folder, workshop, out)
    return Built(folder=out, policies=len(publications), warnings=warnings)
