"""What a caller in another language must know of the structures: symbols, Chinese names, units, bounds, options."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from polyc.backends import facts
from polyc.backends.c.functions import structures
from polyc.backends.c.header import ABI_VERSION
from polyc.backends.c.interface import Interface, Member
from polyc.backends.kinds import runtime_kind, unit
from polyc.kernel.program import Output, Program


def manifest(program: Program, face: Interface) -> str:
    """The manifest as JSON; every member is an ``int64_t``, in the order of the structure."""
    identity = program.identity
    told = {
        "abi_version": ABI_VERSION,
        "policy": identity.policy,
        "title": identity.title,
        "version": identity.version,
        "scenarios": list(identity.scenarios),
        "source_sha256": identity.source_sha256,
        "prefix": face.prefix,
        "structures": {name: list(_members(members)) for name, _, members in structures(face)},
        "refusals": {
            str(refused.number): {
                "reason": refused.reason,
                "about": refused.about,
                "message": refused.message,
            }
            for refused in facts.refusals(program)
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _members(members: Iterable[Member]) -> Iterable[dict[str, Any]]:
    for member in members:
        kind, declared = runtime_kind(member.kind), member.declared
        told: dict[str, Any] = {
            "symbol": member.symbol,
            "name": member.name,
            "type": "int64_t",
            "kind": kind.name,
            "unit": unit(member.kind),
        }
        if not isinstance(declared, Output):
            told |= {"low": declared.low, "high": declared.high}
        if kind.options:
            told["options"] = list(kind.options)
        yield told
