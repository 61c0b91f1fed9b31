"""`polyc site build` and `polyc site serve`."""

from __future__ import annotations

import signal
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.processes import interruptible
from tests.cli.samples import POLICY, Polyc

RULES = '[documents]\nXX = "某办法"\n[rules]\nXX-01 = { kind = "SET", state = "V", says = "适当提高", why = "没有数" }\n'


def test_a_site_of_one_policy_and_of_the_ledger_beside_it(polyc: Polyc, policy: Path, tmp_path: Path) -> None:
    policy.with_name("clauses.toml").write_text(RULES, "utf-8")
    result = polyc("site", "build", policy.parent, "-o", tmp_path / "site", "--strict")
    assert result.code == 0
    assert f"生成了 1 项政策的网站:{tmp_path / 'site' / 'index.html'}\n" in result.out
    pages = [path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")]
    assert any("示范市居民住院待遇" in page for page in pages)
    assert "适当提高" in (tmp_path / "site" / "ledger.html").read_text("utf-8")


def test_a_wrong_policy_leaves_the_site_as_it_was(polyc: Polyc, wrong_policy: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    result = polyc("site", "build", wrong_policy, "-o", tmp_path / "site")
    assert (result.code, result.out) == (1, "")
    assert "方法" in result.err
    assert not list((tmp_path / "site").iterdir())


def test_a_failing_case_is_not_published(polyc: Polyc, policy: Path, tmp_path: Path) -> None:
    policy.write_text(POLICY.replace("基本医保.支付 = 800元,个人", "基本医保.支付 = 801元,个人"), "utf-8")
    result = polyc("site", "build", policy, "-o", tmp_path / "site")
    assert (result.code, result.out) == (1, "")
    assert "801.00元  800.00元  少 1.00元" in result.err
    assert not (tmp_path / "site").exists()


def test_a_folder_of_somebody_else_is_not_replaced(polyc: Polyc, policy: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("mine", "utf-8")
    assert polyc("site", "build", policy, "-o", tmp_path / "site").code == 1
    assert (tmp_path / "site" / "mine.txt").read_text("utf-8") == "mine"


def test_a_wrong_ledger_beside_the_policies_is_told(polyc: Polyc, policy: Path, tmp_path: Path) -> None:
    policy.with_name("clauses.toml").write_text(RULES.replace("SET", "没有的"), "utf-8")
    result = polyc("site", "build", policy.parent, "-o", tmp_path / "other")
    assert result.code == 1
    assert "XX-01 的 kind 只能是" in result.err


@pytest.mark.parametrize("port", ["80a", "-1", "65536"])
def test_a_port_that_is_none(polyc: Polyc, policy: Path, port: str) -> None:
    result = polyc("site", "serve", policy, f"--port={port}")
    assert (result.code, result.out) == (2, "")
    assert "--port" in result.err


def test_the_site_is_served_until_an_interruption(policy: Path) -> None:
    with interruptible("site", "serve", policy, "--port", "0") as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[1]
        with urlopen(f"{address}index.html", timeout=30) as page:
            assert "示范市居民住院待遇" in page.read().decode()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
