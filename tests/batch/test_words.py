"""What the command line of `polyc batch` refuses before it looks at any table."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc.cli.main import main
from tests.batch.samples import WEIHAI

FIXED = ["-o", "out", "--amounts", "元", "--later", "照常"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["居民.pol", "单据.csv"], "一次按一份政策结算,多写了“居民.pol”"),
        (["单据.csv", "乙/单据.csv"], "两个表同名"),
        (["单据.csv", "--items", "乙/单据.csv"], "两个表同名"),
        (["单据.csv", "--items", "明细.csv", "--engine", "spark"], "还不能用在 Spark 上"),
        (["单据.csv", "--id", "setl_id", "--engine", "spark"], "还不能用在 Spark 上"),
    ],
    ids=["two policies", "same name", "items of that name", "items on Spark", "numbers on Spark"],
)
def test_words_that_cannot_be_meant(
    words: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["batch", str(WEIHAI), *words, *FIXED]) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
