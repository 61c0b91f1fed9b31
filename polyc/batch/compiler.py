"""The C compiler of the machine, else that of the `ziglang` package; what it made is kept for the next time.

A library lies in the user's own cache folder, keyed by the text of its source, the compiler
and the system, so that neither a changed policy nor another machine that shares the home
folder ever loads a wrong one.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from attrs import frozen

from polyc.source.cache_folder import cache_folder
from polyc.source.kept import kept_folder, put

OPTIONS: Final = ("-std=c99", "-O3", "-shared", "-fPIC")

ZIG: Final = ("-fno-sanitize=undefined", "-mcpu=baseline")
"""Without the first, zig makes code that traps where C leaves a choice; without the second, for this processor alone."""

MISSING: Final = (
    "这台机器上没有 C 编译器(cc),也没有装 ziglang,不能把政策编译成本机代码。"
    "请装一个:Debian 或 Ubuntu 上 apt-get install gcc,或者 pip install ziglang。"
)


class NoCompiler(Exception):
    """There is no C compiler, or it does not do; the message says what to install."""


@frozen(kw_only=True)
class Compiler:
    """How a compiler is called, and what it calls itself."""

    command: tuple[str, ...]
    version: str
    options: tuple[str, ...]


def find_compiler() -> Compiler:
    """`CC`, else ``cc``, else zig; raises `NoCompiler`.

    Nothing is made for one processor alone: the library runs on every one of its kind, and
    what only this one knows made the fold slower when it was measured.
    """
    named = os.environ.get("CC")
    command = tuple(shlex.split(named)) if named else ("cc",)
    if shutil.which(command[0]):
        return Compiler(command=command, version=_version(command), options=OPTIONS)
    if named:
        raise NoCompiler(f"环境变量 CC 指定的编译器“{named}”找不到。")
    if not _has_zig():
        raise NoCompiler(MISSING)
    command = (sys.executable, "-m", "ziglang", "cc")
    return Compiler(command=command, version=_version(command), options=(*OPTIONS, *ZIG))


def _version(command: tuple[str, ...]) -> str:
    ended = subprocess.run(
        [*command, "--version"], capture_output=True, text=True, check=False, env=_zig_env()
    )
    return ended.stdout.partition("\n")[0]


def _zig_env() -> dict[str, str]:
    """Zig keeps its own two caches, which must not lie in a folder that others can write."""
    folder = cache_folder()
    if folder is None:
        return dict(os.environ)
    zig = str(folder / "zig")
    return {"ZIG_GLOBAL_CACHE_DIR": zig, "ZIG_LOCAL_CACHE_DIR": zig, **os.environ}


def library(source: str, *, extra: tuple[str, ...] = (), suffix: str = ".so") -> Path:
    """The compiled library of a source, from the cache where it is; raises `NoCompiler`."""
    compiler = find_compiler()
    folder = _folder()
    parts = (source, *compiler.command, compiler.version, *compiler.options, *extra, platform.platform())
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    place = folder / f"{key[:32]}{suffix}"
    if place.exists():
        os.utime(place)
    else:
        _compile(compiler, source, place, extra)
    return place


def unpacked(carried: bytes) -> Path:
    """A library that was compiled on another machine of the same kind, as a file of this one."""
    place = _folder() / f"{hashlib.sha256(carried).hexdigest()[:32]}.so"
    if not place.exists():
        put(place, carried)
    return place


def _folder() -> Path:
    """A folder of the user's own; where there is no safe one, one for this process alone."""
    return kept_folder("native") or Path(mkdtemp(prefix="polyc-"))


def _compile(compiler: Compiler, source: str, place: Path, extra: tuple[str, ...]) -> None:
    """Written aside and renamed: two processes may compile the same at once."""
    text = place.with_name(f".{place.stem}.{os.getpid()}.c")
    aside = place.with_name(f".{place.stem}.{os.getpid()}{place.suffix}")
    try:
        text.write_text(source, "utf-8")
        command = [*compiler.command, *compiler.options, *extra, str(text), "-o", str(aside)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False, env=_zig_env())
        if ended.returncode:
            raise NoCompiler(f"C 编译器“{' '.join(compiler.command)}”没有编译成功:\n{ended.stderr[:2000]}")
        aside.replace(place)
    finally:
        text.unlink(missing_ok=True)
        aside.unlink(missing_ok=True)


def _has_zig() -> bool:
    try:
        return find_spec("ziglang") is not None
    except ValueError:  # somebody has forbidden its import
        return False
