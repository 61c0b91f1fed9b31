"""The header: what a policy offers to programs in C and to every language that can call C."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from polyc.backends.c.functions import check_head, settle_head, structures, work_head
from polyc.backends.c.interface import Interface, Member
from polyc.backends.c.lines import block
from polyc.backends.c.literals import comment
from polyc.backends.kinds import unit
from polyc.kernel.program import Program

ABI_VERSION: Final = 1
"""Raised when a caller compiled against an older header would misread the structures or the calls."""


def header_lines(program: Program, face: Interface) -> Iterator[str]:
    """The whole header."""
    guard = f"POLYC_{face.prefix.upper()}_H"
    yield from _identity(program)
    yield f"#ifndef {guard}"
    yield f"#define {guard}"
    yield "#include <stdint.h>"
    yield "#ifdef __cplusplus"
    yield 'extern "C" {'
    yield "#endif"
    for name, told, members in structures(face):
        yield ""
        yield comment(told)
        yield from block("typedef struct {", _members(members), f"}} {name};")
    yield ""
    yield from _calls(program, face)
    yield "#ifdef __cplusplus"
    yield "}"
    yield "#endif"
    yield "#endif"


def _identity(program: Program) -> Iterator[str]:
    identity = program.identity
    scenarios = "、".join(identity.scenarios) or "无"
    yield comment(identity.title)
    yield comment(f"政策 {identity.policy},版本 {identity.version},情景 {scenarios}。")
    yield comment(f"源文件 SHA-256:{identity.source_sha256}")
    yield comment(
        "由 polyc 生成,请勿手改;不是官方文件。金额是整数分,比例是百万分之一,日期是 1970-01-01 起的天数。"
    )


def _members(members: Iterable[Member]) -> Iterator[str]:
    held = list(members)
    for member in held:
        yield f"int64_t {member.symbol}; {comment(f'{member.name}:{unit(member.kind)}')}"
    if not held:
        yield f"int64_t nothing; {comment('没有,恒为 0')}"


def _calls(program: Program, face: Interface) -> Iterator[str]:
    identity = program.identity
    told: list[tuple[str, str]] = [
        ("接口的版本;与头文件里的不同就不能混用。", f"int32_t {face.prefix}_abi_version(void)"),
        ("源文件的 SHA-256。", f"const char *{face.prefix}_source(void)"),
        ("检查输入的上下限:0 是都合格,负数是第几项输入不合格(拒付编号)。", check_head(face)),
    ]
    if face.items:
        told.append(("settle 的 work 要有几个 int64_t。", work_head(face)))
    told.append(
        (
            "结算一次:0 是结算了,正数是拒付编号;拒付时什么都不写。输入须先经 check;before 和 after 可以是同一处。"
            + ("拒付与某一行有关时,row 是行号,从 1 数。" if face.items else ""),
            settle_head(face),
        )
    )
    for line, call in told:
        yield comment(line)
        yield f"{call};"
    yield f"#define {face.prefix.upper()}_ABI_VERSION {ABI_VERSION}"
    yield comment(
        f"施行期,按{program.version_date}:1970-01-01 起的天数,两头都算;不在其中的单据不能用这一版结算。"
    )
    yield f"#define {face.prefix.upper()}_EFFECTIVE_FROM {identity.effective_from}"
    if identity.effective_to is not None:
        yield f"#define {face.prefix.upper()}_EFFECTIVE_TO {identity.effective_to}"
