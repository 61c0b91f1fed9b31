"""Outside the checkout: the installed polyc settles the reported bill, and so does its module by itself.

The bill is that of the news report: 4,300 yuan at a primary hospital, of which
(4300 - 300) x 85 % = 3400 is paid and 900 left.
"""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy

import pytest

from tests.wheel.installing import ROOT, Installed

POLICY = ROOT / "policies" / "山东省" / "威海市" / "居民住院.pol"
(BILL,) = (ROOT / "policies").rglob("基层住院-报道的账单.json")

ALONE = """\
import importlib.util
import json
import sys

sys.path.insert(0, sys.argv[1])
import weihai_resident_inpatient as rules

with open(sys.argv[2], encoding="utf-8") as file:
    claim = rules.claim_from_json(json.load(file))
settlement, state = rules.settle(claim, rules.State.empty())
print(settlement.hifp_pay, settlement.psn_part_amt)
print(rules.explain_text(rules.explain(claim, rules.State.empty())))
assert rules.reverse(settlement, state).state.cells == {}
foreign = {name.partition(".")[0] for name in sys.modules} - set(sys.stdlib_module_names)
print("foreign:", *sorted(foreign - {"__main__", "__mp_main__", "weihai_resident_inpatient"}))
print("polyc:", importlib.util.find_spec("polyc"))
"""


@pytest.fixture(scope="module")
def desk(installed: Installed) -> Path:
    """A folder with nothing but the policy and the bill."""
    folder = installed.folder / "desk"
    folder.mkdir()
    copy(POLICY, folder / "居民住院.pol")
    copy(BILL, folder / "账单.json")
    return folder


def given(desk: Path) -> tuple[str, ...]:
    return str(desk / "居民住院.pol"), "--claim", str(desk / "账单.json")


def test_the_reported_bill_is_settled(installed: Installed, desk: Path) -> None:
    result = installed.run("polyc", "settle", *given(desk), "--explain")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "3,400.00" in result.stdout
    assert "900.00" in result.stdout
    assert "依据:《威海住院居民医保起付标准+报销比例》住院起付标准" in result.stdout


def test_the_amounts_are_those_of_the_report(installed: Installed, desk: Path) -> None:
    result = installed.run("polyc", "settle", *given(desk), "--json")
    assert result.returncode == 0, result.stdout + result.stderr
    text = json.dumps(json.loads(result.stdout), ensure_ascii=False)
    assert '"hifp_pay": "3400.00"' in text
    assert '"psn_part_amt": "900.00"' in text


def test_the_generated_module_needs_nothing_but_python(installed: Installed, desk: Path) -> None:
    """-I and -S: no environment, no current folder, no installed package."""
    built = installed.run("polyc", "build", str(desk / "居民住院.pol"), "-o", str(desk / "rules"))
    assert built.returncode == 0, built.stdout + built.stderr
    (module,) = (desk / "rules").rglob("weihai_resident_inpatient.py")
    result = installed.run("python", "-I", "-S", "-c", ALONE, str(module.parent), str(desk / "账单.json"))
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0] == "340000 90000"
    assert any("3,400.00" in line for line in lines[1:])
    assert lines[-2:] == ["foreign:", "polyc: None"]
