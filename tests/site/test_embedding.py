"""The folders of `site/embedding/`: built and run as the page says, every case of a policy as the interpreter settles it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from polyc.cli.main import main
from tests.backends.c.compiler import needs_compiler
from tests.backends.c.test_cases import settlements
from tests.backends.javascript.claims import expected
from tests.backends.javascript.test_cases import cases_of
from tests.batch.samples import WEIHAI
from tests.properties.subjects import both, subjects

pytestmark = needs_compiler

SITE = Path(__file__).resolve().parents[2] / "site"
PAGE = (SITE / "pages" / "develop" / "embedding.md").read_text("utf-8")
POLICIES = {"exercise_inpatient": SITE / "tutorial" / "4.pol", "weihai_resident_inpatient": WEIHAI}

RUN = {
    "java": ("java", "-Djava.library.path=.", "Settle"),
    "node": ("node", "settle.cjs"),
    "go": ("./settle",),
}
"""How the example of each language is run, behind `sh build.sh`."""


NAMED = ("build.sh", "go.mod", "Settle.java")
"""The page names these; all others it shows, as they are."""


def _missing(language: str) -> str:
    """What the machine lacks for a language; empty where nothing."""
    program = {"java": "javac"}.get(language, language)
    found = shutil.which(program)
    if found is None:
        return f"没有 {program}"
    headers = Path(found).resolve().parents[1] / "include" / "node" / "node_api.h"
    return f"没有 Node 的头文件 {headers}" if language == "node" and not headers.exists() else ""


@pytest.fixture(scope="module", params=RUN)
def language(request: pytest.FixtureRequest) -> str:
    if missing := _missing(request.param):
        pytest.skip(missing)
    return str(request.param)


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("programs")
    for path in POLICIES.values():
        assert main(["build", str(path), "-o", str(out), "--target", "c"]) == 0
    return out


def answers(folder: Path, language: str, programs: Path, policy: str, lines: Sequence[str]) -> list[str]:
    """What a copy of the example, built for the policy, says to these lines."""
    shutil.copytree(SITE / "embedding" / language, folder, dirs_exist_ok=True)
    built = subprocess.run(
        ["sh", "build.sh", str(programs), policy],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (built.returncode, built.stderr) == (0, "")
    told = subprocess.run(
        RUN[language],
        cwd=folder,
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")
    return told.stdout.splitlines()


def test_every_case_settles_as_the_interpreter_says(language: str, programs: Path, tmp_path: Path) -> None:
    """All cases of the policy, each settlement with the state that those before it left."""
    subject = next(each for each in subjects() if each.name == "weihai-resident-inpatient-0")
    program = both(subject).program
    found = [each for case in cases_of(subject) for each in settlements(case, both(subject))]
    claim, state = sum(item.computed for item in program.inputs), len(program.cells)
    results = len(program.outputs)
    lines = [list(map(str, each.numbers(program))) for each in found]
    wanted = [expected(program, each) for each in found]
    told = answers(
        tmp_path,
        language,
        programs,
        "weihai_resident_inpatient",
        [f"{' '.join(line[:claim])}; {' '.join(line[claim:])}" for line in lines],
    )
    assert state > 0 and len(told) > 10
    assert told == [
        f"拒付 {code}" if code else "; ".join((_told(made[:results]), _told(made[results:])))
        for code, *made in wanted
    ]


def _told(numbers: Sequence[int]) -> str:
    return " ".join(map(str, numbers))


def test_the_claim_of_the_page_prints_what_is_shown(language: str, programs: Path, tmp_path: Path) -> None:
    (command, told) = next(_shown(language))
    line = re.search(r"echo '(.*)'", command)
    assert line is not None
    assert answers(tmp_path, language, programs, "exercise_inpatient", [line[1]]) == [told]


def _shown(language: str) -> Iterator[tuple[str, str]]:
    """The last command of a language's section and what it prints."""
    section = PAGE.partition(f"{{ #{language} }}")[2].partition("\n## ")[0]
    for fence in re.findall(r"^```console\n(.*?)^```$", section, re.MULTILINE | re.DOTALL):
        *_, command, told = fence.splitlines()
        yield command, told


@pytest.mark.parametrize("path", sorted((SITE / "embedding").glob("*/*")), ids=lambda path: path.name)
def test_the_page_shows_or_names_every_file(path: Path) -> None:
    section = PAGE.partition(f"{{ #{path.parent.name} }}")[2].partition("\n## ")[0]
    assert f"`{path.name}`" in section
    assert path.name in NAMED or f"\n{path.read_text('utf-8')}```" in section
