"""Every policy's calculator within the theme, as the site has it: one page of a built site lends its frame."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from attrs import frozen

from polyc import pipeline
from polyc.docgen.calculator.files import calculator
from polyc.docgen.calculator.offering import offered
from polyc.docgen.publication import Publication
from tests.docgen.reading import html
from tests.properties.subjects import Subject, both, checked, subjects

OPENS = '<article class="md-content__inner md-typeset">'
CLOSES = "</article>"


@frozen(kw_only=True)
class Offered:
    """A policy that has a calculator: without scenarios, and under the most of them that a case adopts."""

    policy: str
    plain: Subject
    fullest: Subject | None


@cache
def every() -> tuple[Offered, ...]:
    """Those of all policies, by id."""
    found: dict[str, list[Subject]] = {}
    for each in subjects():
        if offered(checked(each.source)):
            found.setdefault(each.policy, []).append(each)
    return tuple(_offered(sets) for _, sets in sorted(found.items()))


def _offered(sets: list[Subject]) -> Offered:
    fullest = max(sets, key=lambda each: len(each.scenarios))
    return Offered(policy=sets[0].policy, plain=sets[0], fullest=fullest if fullest.scenarios else None)


@cache
def framed(site: Path, each: Offered) -> Path:
    """The page of the calculator beside its scripts, in a tree of this process that shares all else with a built site."""
    folder = _beside(site) / "policy" / each.policy
    folder.mkdir(parents=True)
    frame = (site / "policy" / "weihai-resident-inpatient" / "calculator.html").read_text("utf-8")
    head, _, rest = frame.partition(OPENS)
    for page in calculator(_publication(each)):
        text, name = page.text, Path(page.path).name
        if name.endswith(".md"):
            text, name = f"{head}{OPENS}{html(text)}{CLOSES}{rest.rpartition(CLOSES)[2]}", "framed.html"
        (folder / name).write_text(text, "utf-8")
    return folder / "framed.html"


@cache
def _beside(site: Path) -> Path:
    """What a page asks for by ``../../`` is the site's own; what is put here, no other process sees."""
    tree = Path(mkdtemp(prefix="framed-", dir=site.parent))
    for shared in site.iterdir():
        if shared.name != "policy":
            (tree / shared.name).symlink_to(shared)
    return tree


def _publication(each: Offered) -> Publication:
    """A policy as far as its calculator asks: no case is worked."""
    source = each.plain.source
    tree = pipeline.compose(source).value
    assert tree is not None
    return Publication(
        policy=checked(source),
        tree=tree,
        source=source,
        program=both(each.plain).program,
        artifacts=(),
        worked=(),
        assumed=() if each.fullest is None else (both(each.fullest).program,),
    )
