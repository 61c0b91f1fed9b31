"""The examples of the pages and the further mistakes of `mistakes/`, each put into its example policy."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from attrs import frozen

from polyc.diagnostics.catalogue import ALL_DIAGNOSTICS
from polyc.diagnostics.page import Example, page_of, text_of, unseen
from polyc.source.text import Source

FOLDER = Path(__file__).parent / "mistakes"


@frozen(kw_only=True)
class Mistake:
    """Faulty lines, what is to be found in them, and the lines as they should be."""

    name: str
    code: str
    example: Example


def _of_the_pages() -> list[Mistake]:
    pages = [page_of(kind) for kind in ALL_DIAGNOSTICS]
    return [Mistake(name=each.kind.code, code=each.kind.code, example=each.example) for each in pages]


def _further(path: Path) -> Mistake:
    """A text of the folder: words on it, fields, then the faulty lines and the corrected ones."""
    head, _, rest = path.read_text("utf-8").partition("\nbad:\n")
    bad, _, good = rest.partition("\ngood:\n")
    about, *lines = head.splitlines()
    fields = dict(line.split(": ", 1) for line in lines if ": " in line)
    example = Example(
        about=about,
        policy=fields.get("policy", "policy.pol"),
        instead_of=tuple(line.removeprefix("instead of: ") for line in lines if "instead of" in line),
        marked=unseen(fields.get("marked", "")),
        also=tuple(fields.get("also", "").split()),
        saved_as="utf-8",
        shown_by="",
        bad=unseen(bad.rstrip("\n")),
        good=good.rstrip("\n"),
    )
    return Mistake(name=path.stem, code=fields["code"], example=example)


PAGES = _of_the_pages()
MISTAKES = [*PAGES, *(_further(path) for path in sorted(FOLDER.glob("*.txt")))]
SHOWN = [each for each in MISTAKES if not each.example.shown_by]
"""Those whose lines show the mistake."""


def with_lines(mistake: Mistake, lines: str) -> Source:
    """The example policy with these lines in place of its own."""
    kept, placed = list[str](), False
    for line in example_policy(mistake.example.policy).splitlines():
        if not line.strip().startswith(mistake.example.instead_of):
            kept.append(line)
        elif not placed:
            kept.append(lines)
            placed = True
    assert placed, f"no line of the policy begins with {mistake.example.instead_of}"
    return inhabited(f"{mistake.name}.pol", "\n".join(kept) + "\n")


@cache
def example_policy(name: str) -> str:
    return text_of(name)


def inhabited(name: str, text: str) -> Source:
    """A text among the policies that it may build on, itself, two of one id and a wrong one among them."""
    province = example_policy("province.pol")
    twin = province.replace("demo-province", "demo-twin")
    wrong = province.replace("demo-province", "demo-wrong").replace("基数      总费用", "基数      总额")
    others = {"province.pol": province, "twin.pol": twin, "copy.pol": twin, "wrong.pol": wrong}
    library = [Source(path=Path(path), text=other) for path, other in others.items()]
    own = Source(path=Path(name), text=text)
    return Source(path=own.path, text=text, library=(*library, own) if "沿用" in text else ())
