"""Policies as a site: each checked, its cases worked, then built into one folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from polyc.backends.artifact import Artifact
from polyc.cli import policies
from polyc.cli.artifacts import artifacts
from polyc.cli.compared import compared
from polyc.cli.compiling import compiling, programs
from polyc.cli.console import warn
from polyc.cli.endings import Rejected, WrongUsage
from polyc.cli.ready import Ready, ready
from polyc.cli.usage import Option
from polyc.docgen import site
from polyc.docgen.calculator.offering import assumed_sets
from polyc.docgen.chapter import Chapter, Reference
from polyc.docgen.handwritten import FOLDER, HandWritten, handwritten
from polyc.docgen.ledger import FILE, NO_LEDGER, Ledger, read_ledger
from polyc.docgen.page import Page
from polyc.docgen.plan import policy_files
from polyc.docgen.publication import LookedAt, Publication, WorkedCase, WorkedEvent
from polyc.docgen.written import Unreadable
from polyc.runtime.explaining import ItemResult, StepResult
from polyc.runtime.refusing import Citation
from polyc.testing.coverage.measure import Coverage, measure
from polyc.testing.coverage.point import Part
from polyc.testing.render import render
from polyc.testing.result import CaseResult
from polyc.testing.run import Under, run_all

HAND: Final = Option(names=("--hand",), metavar="文件夹", help=f"手写页面和设置所在的文件夹,缺省 {FOLDER}")


def build_site(
    words: Sequence[str], hand: Path, out: Path, strict: bool, workshop: Path | None = None
) -> site.Built:
    """Build the site of the policies at these paths; shows what forbids it and raises `Rejected`.

    A ledger in one of these folders becomes a page.  `workshop` takes what single pages can be made anew from.
    """
    files = policies.files(words)
    try:
        written = handwritten(hand)
        made = ready(files, with_files)
        published = [each.publication for each in made]
        own = {each.publication.policy.id: each.files for each in made}
        told, ledger, beside = _reference(hand, written), _ledger(words), compared(hand, published)

        def files_of(each: Publication) -> tuple[Page, ...]:
            return own[each.policy.id]

        result = site.build(published, written, out, strict, told, ledger, beside, files_of, workshop)
    except ModuleNotFoundError as missing:
        if missing.name is not None and missing.name.startswith("polyc"):
            raise
        raise WrongUsage(
            f"没有安装生成网站用的包 {missing.name};请运行 pip install 'polyc[site]'。"
        ) from None
    if isinstance(result, site.NotBuilt):
        warn("".join(f"{problem}\n" for problem in result.problems))
        raise Rejected
    warn("".join(f"警告:{warning}\n" for warning in result.warnings))
    return result


def _ledger(words: Sequence[str]) -> Ledger:
    """The ledger in the first folder that has one; none where no folder has."""
    path = next((path for word in words if (path := Path(word) / FILE).is_file()), None)
    if path is None:
        return NO_LEDGER
    found = read_ledger(path.read_text("utf-8"))
    if isinstance(found, Unreadable):
        warn("".join(f"{path}:{problem}\n" for problem in found.problems))
        raise Rejected
    return found


def _reference(hand: Path, written: HandWritten) -> Reference:
    """The language reference; each chapter's example lies beside its text."""
    examples = ready([(hand / page.path).with_suffix(".pol") for page in written.chapters], without_files)
    chapters = (
        Chapter(page=page, publication=example.publication)
        for page, example in zip(written.chapters, examples, strict=True)
    )
    return Reference(opening=written.opening, chapters=tuple(chapters))


def with_files(path: Path) -> Ready:
    """A policy with its pages, calculators and downloads."""
    publication = _publication(path)
    return Ready(publication=publication, files=policy_files(publication))


def without_files(path: Path) -> Ready:
    """A policy that is shown within another page only."""
    return Ready(publication=_publication(path), files=())


@frozen(kw_only=True)
class Recompiled:
    """A policy without errors, its programs, and what is handed out of the one without scenarios."""

    checked: policies.Checked
    under: Under
    artifacts: tuple[Artifact, ...]


def recompiled(path: Path) -> Recompiled:
    """A policy from its text to what is handed out of it; shows its errors and raises `Rejected`."""
    checked = policies.load(path)
    under = compiling(checked)
    return Recompiled(checked=checked, under=under, artifacts=artifacts(under(()).program))


def _publication(path: Path) -> Publication:
    """A policy in all its forms; one with an error or a failing case is not published."""
    made = recompiled(path)
    checked, under = made.checked, programs(made.under)
    results = run_all(checked.policy, made.under)
    failed = [result for result in results if not result.passed]
    if failed:
        warn(f"{path}:有案例没有通过,不能发布。\n{render(failed, checked.source)}")
        raise Rejected
    return Publication(
        policy=checked.policy,
        tree=checked.tree,
        source=evolve(checked.source, library=()),
        program=under(()),
        artifacts=made.artifacts,
        worked=tuple(map(_worked, results)),
        looked_at=tuple(_looked_at(measure(checked.policy, under))),
        assumed=tuple(map(under, assumed_sets(checked.policy))),
    )


def _looked_at(coverage: Coverage) -> Iterator[LookedAt]:
    for part in Part:
        missing = tuple(point.words for point in coverage.missing(part))
        yield LookedAt(part=part.value, of=len(coverage.of(part)), missing=missing)


def _worked(result: CaseResult) -> WorkedCase:
    events = (
        WorkedEvent(event=each.event, steps=_own(each.steps), items=tuple(map(_own_item, each.items)))
        for each in result.events
    )
    return WorkedCase(case=result.case, events=tuple(events))


def _own(steps: Sequence[StepResult]) -> tuple[StepResult, ...]:
    """The same steps in polyc's own types: those of a generated module could not be kept."""
    return tuple(
        StepResult(*step)._replace(citations=tuple(Citation(*each) for each in step.citations))
        for step in steps
    )


def _own_item(item: ItemResult) -> ItemResult:
    return ItemResult(item.items, item.row, _own(item.steps))
