"""`polyc site serve`: the site on this machine, built anew whenever a policy changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter
from typing import Final

from polyc.cli.console import tell
from polyc.cli.endings import Rejected, WrongUsage
from polyc.cli.following import Stamps, policy_stamps, rounds, stamps
from polyc.cli.policies import files
from polyc.cli.publishing import HAND, build_site, with_files
from polyc.cli.ready import ready
from polyc.cli.usage import Arguments, Option, Usage
from polyc.docgen.handwritten import FOLDER
from polyc.docgen.ledger import FILE
from polyc.docgen.renewing import renew

USAGE: Final = Usage(
    about="在本机打开网站;政策保存后自动重新生成,刷新页面即可。按 Ctrl-C 结束。",
    word="路径",
    word_help=".pol 文件,或者放着这些文件的文件夹",
    options=(
        HAND,
        Option(names=("--port",), metavar="端口", help="网址的端口,缺省 8000;0 表示任选一个空闲的"),
    ),
)
HOST: Final = "127.0.0.1"
PAUSE: Final = 0.2
"""Seconds between two looks at the files."""


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and does not tell about every one."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Say nothing."""


def run(arguments: Arguments) -> int:
    """Runs until it is interrupted; a policy that becomes wrong leaves the last good site standing."""
    port, hand = _port(arguments.one("--port") or "8000"), Path(arguments.one("--hand") or FOLDER)
    with TemporaryDirectory(prefix="polyc-site-") as folder:
        out, workshop = Path(folder) / "site", Path(folder) / "workshop"
        seen = _stamps(arguments.words, hand)
        build_site(arguments.words, hand, out, strict=False, workshop=workshop)
        server = _server(port, out)
        Thread(target=server.serve_forever, daemon=True).start()
        tell(f"网站在 http://{HOST}:{server.server_port}/ ,按 Ctrl-C 结束。\n")
        _follow(arguments.words, hand, out, workshop, seen)
    return 0


def _port(word: str) -> int:
    if not (word.isascii() and word.isdigit() and int(word) < 65_536):
        raise WrongUsage(f"--port 应为 0 至 65535 的整数,现在是“{word}”。")
    return int(word)


def _server(port: int, out: Path) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer((HOST, port), partial(_Quiet, directory=str(out)))
    except OSError as error:
        raise WrongUsage(f"不能使用端口 {port}:{error.strerror};请用 --port 换一个。") from None


def _follow(words: Sequence[str], hand: Path, out: Path, workshop: Path, seen: Stamps) -> None:
    """First the pages of the policies that changed, then all that is made from several."""
    look = partial(_stamps, words, hand)
    for _ in rounds(look, PAUSE, seen):
        begun, now = perf_counter(), look()
        with suppress(Rejected, WrongUsage):  # shown already; a file may also be gone for a moment
            _renewed(_changed(seen, now, files(words)), workshop, begun)
            build_site(words, hand, out, strict=False, workshop=workshop)
            tell("全站已重新生成。\n")
        seen = now


def _changed(before: Stamps, now: Stamps, own: Collection[Path]) -> list[Path]:
    """The policies of this site that stood before and say something else now."""
    return [path for path in now if path in own and before.get(path, now[path]) != now[path]]


def _renewed(paths: Sequence[Path], workshop: Path, begun: float) -> None:
    for made in ready(paths, with_files):
        if renew(workshop, made.files):
            title = made.publication.policy.title
            tell(f"“{title}”的页面已更新({perf_counter() - begun:.1f} 秒),全站随后。\n")


def _stamps(words: Sequence[str], hand: Path) -> Stamps:
    """When each policy, all that it may build on, the ledger and each page by hand was last written."""
    ledgers = (Path(word) / FILE for word in words)
    return {**policy_stamps(words), **stamps((*ledgers, *hand.rglob("*")))}
