"""The entry: help, exit codes, encodings, interruptions; as whole processes where it matters."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from polyc import __version__
from polyc.cli import main as entry
from polyc.cli.usage import Usage
from tests.cli.processes import ROOT, START, interruptible
from tests.cli.samples import Polyc

HEAVY = ("attr", "attrs", "click", "rich", "lark", "json", "argparse", "polyc.source", "polyc.pipeline")


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    settings = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": os.environ["HOME"],
        **environment,
    }
    command = [*START, *map(str, words)]
    return subprocess.run(command, capture_output=True, env=settings, cwd=ROOT, check=False)


def test_help_lists_every_command(polyc: Polyc) -> None:
    result = polyc("--help")
    assert result.code == 0
    assert all(f"  {name} " in result.out and line in result.out for name, line, _ in entry.COMMANDS)


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys; from polyc.cli.main import main; main(['--help']); "
        f"print([each for each in {HEAVY!r} if each in sys.modules], file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=True)
    assert result.stderr.strip() == b"[]"


def test_no_command_is_wrong_usage_with_the_overview(polyc: Polyc) -> None:
    result = polyc()
    assert (result.code, result.out) == (2, "")
    assert "用法:polyc 命令" in result.err


def test_version(polyc: Polyc) -> None:
    assert polyc("--version").out == f"polyc {__version__}\n"


@pytest.mark.parametrize(
    ("word", "guess"),
    [("chekc", "polyc check"), ("site", "polyc site build 或 polyc site serve")],
    ids=["near", "first-word"],
)
def test_an_unknown_command_gets_a_suggestion(polyc: Polyc, word: str, guess: str) -> None:
    result = polyc(word)
    assert result.code == 2
    assert f"是不是想写 {guess}?" in result.err


@pytest.mark.parametrize("name", [name for name, _, _ in entry.COMMANDS])
def test_every_command_has_a_usage_and_its_help_page(polyc: Polyc, name: str) -> None:
    path = next(path for each, _, path in entry.COMMANDS if each == name)
    assert isinstance(import_module(path).USAGE, Usage)
    result = polyc(*name.split(), "--help")
    assert result.code == 0
    assert result.out.startswith(f"用法:polyc {name} ")


def test_wrong_usage_shows_the_usage_line_on_standard_error(polyc: Polyc) -> None:
    result = polyc("check")
    assert (result.code, result.out) == (2, "")
    assert "缺少路径" in result.err
    assert "用法:polyc check 路径…" in result.err


def test_an_interruption_ends_cleanly(polyc: Polyc, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_run", interrupt)
    result = polyc("check", "x")
    assert (result.code, result.err) == (130, "\n已中断。\n")


def test_a_bug_shows_its_traceback_and_has_its_own_exit_code(
    polyc: Polyc, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(_: list[str]) -> int:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr(entry, "_run", break_down)
    result = polyc("check", "x")
    assert result.code == 70
    assert "ZeroDivisionError: boom" in result.err
    assert "polyc 自身的错误" in result.err


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_chinese_comes_out_whatever_the_environment_says(encoding: str) -> None:
    result = run("--help", PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONUTF8="0")
    assert result.returncode == 0
    assert "检查政策" in result.stdout.decode("gbk" if encoding == "gbk" else "utf-8")


def test_an_end_of_the_pipe_that_closes_early_is_no_traceback(policy: Path) -> None:
    process = subprocess.Popen(
        [*START, "dump", "--stage", "python", str(policy)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), said) == (141, b"")


def test_a_real_interruption_of_a_process(tmp_path: Path) -> None:
    """A named pipe in place of a policy keeps the process waiting until it is interrupted."""
    path = tmp_path / "等.pol"
    os.mkfifo(path)
    with interruptible("check", path) as process:
        writer = opened_by_its_reader(path)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        os.close(writer)
    assert process.returncode == 130
    assert "已中断" in said
    assert "Traceback" not in said


def opened_by_its_reader(path: Path) -> int:
    """The writing end of a named pipe, once somebody waits at its reading end."""
    for _ in range(600):
        try:
            return os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.05)
    raise AssertionError("nobody reads the pipe")


def test_a_server_without_its_libraries_says_what_to_install(
    polyc: Polyc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("polyc.cli.lsp.find_spec", lambda name: None if name == "pygls" else object())
    result = polyc("lsp")
    assert result.code == 2 and "pip install 'polyc[lsp]'" in result.err


def test_a_server_ends_at_once_when_interrupted() -> None:
    with subprocess.Popen(
        [*START, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        question = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
        process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(question), question))
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"Content-Length")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGINT and b"Traceback" not in said
