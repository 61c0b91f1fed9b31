"""The items of a policy's claims for folds of whole tables: taken from columns, settled, handed out again.

Every fold holds one `claim_items`: room for the rows of one claim, which grows with the
longest claim.  Policies without items have the same four functions, and nothing in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from polyc.backends.c.interface import Interface
from polyc.backends.c.lines import block

_SETTLE = "INLINE int32_t settle_given(const claim_inputs *inputs, claim_state *state, claim_result *result, claim_items *items) {"
_TAKE = "INLINE int take_items(claim_items *items, const given_items *given, int64_t at) {"
_PUT = "INLINE void put_rows(const claim_items *items, const given_items *given, int64_t *const *const *rows, int64_t at) {"
_FREE = "INLINE void free_items(claim_items *items) {"


def item_lines(face: Interface) -> Iterator[str]:
    """The structure and its functions, behind `runtime/c/items.c`."""
    yield f"#define LISTS {len(face.items)}"
    yield from block("typedef struct {", _members(face) or ["int nothing;"], "} claim_items;")
    yield from block(_SETTLE, _settling(face))
    yield from block(_TAKE, _taking(face))
    yield from block(_PUT, _putting(face))
    held = [f"free(items->{name});" for name in (*_given(face), *_made(face), *_work(face))]
    yield from block(_FREE, held or ["(void)items;"])


def _given(face: Interface) -> list[str]:
    return [f"g{at}" for at, _ in enumerate(face.items)]


def _made(face: Interface) -> list[str]:
    return [f"r{at}" for at, _ in enumerate(face.rows)]


def _work(face: Interface) -> list[str]:
    return ["work"] if face.items else []


def _members(face: Interface) -> list[str]:
    typed = [
        *(
            (f"{face.prefix}_{rows.symbol}", name)
            for name, rows in zip(_given(face), face.items, strict=True)
        ),
        *((f"{face.prefix}_{rows.symbol}", name) for name, rows in zip(_made(face), face.rows, strict=True)),
        *(("int64_t", name) for name in _work(face)),
    ]
    counts = [f"int64_t {name}_count;" for name in _given(face)]
    rooms = [f"int64_t {name}_room;" for _, name in typed]
    return [*(f"{kind} *{name};" for kind, name in typed), *counts, *rooms]


def _settling(face: Interface) -> list[str]:
    if not face.items:
        call = "SETTLE(inputs, state, result, state)"
        return ["(void)items;", "const int32_t code = CHECK(inputs);", f"return code ? code : {call};"]
    lists = [f"items->{name}, items->{name}_count" for name in _given(face)]
    made = [f"items->{name}" for name in _made(face)]
    given = ", ".join(("inputs", "state", *lists, "items->work", "result", "state", *made, "&row"))
    checked = ", ".join(("inputs", *lists, "&row"))
    lines = ["int64_t row = 0;", f"const int32_t code = CHECK({checked});"]
    return [*lines, f"return code ? code : SETTLE({given});"]


def _taking(face: Interface) -> list[str]:
    """0 where there was no memory."""
    if not face.items:
        return ["(void)items; (void)given; (void)at;", "return 1;"]
    return [line for part in (_rows_taken(face), _rooms(face), ["return 1;"]) for line in part]


def _rows_taken(face: Interface) -> Iterator[str]:
    for at, (name, rows) in enumerate(zip(_given(face), face.items, strict=True)):
        first, count = f"first{at}", f"items->{name}_count"
        yield f"const int64_t {first} = given[{at}].offsets[at];"
        yield f"{count} = given[{at}].offsets[at + 1] - {first};"
        yield _roomy(name, count)
        copied = [
            f"items->{name}[i].{member.symbol} = given[{at}].columns[{place}][{first} + i];"
            for place, member in enumerate(rows.members)
        ]
        if copied:
            yield from block(f"for (int64_t i = 0; i < {count}; i++) {{", copied)


def _rooms(face: Interface) -> Iterator[str]:
    """Room for what comes of the rows, and for the work on them."""
    counts = ", ".join(f"items->{name}_count" for name in _given(face))
    for name, rows in zip(_made(face), face.rows, strict=True):
        yield _roomy(name, f"items->{_given(face)[_list_of(face, rows.name)]}_count")
    yield _roomy("work", f"{face.prefix}_work({counts})")


def _roomy(name: str, count: str) -> str:
    return f"if (!with_room(&items->{name}, &items->{name}_room, {count}, sizeof *items->{name})) return 0;"


def _list_of(face: Interface, name: str) -> int:
    return [rows.name for rows in face.items].index(name)


def _putting(face: Interface) -> list[str]:
    """What comes of the rows, where the rows themselves stood."""
    found: list[str] = []
    for at, (name, rows) in enumerate(zip(_made(face), face.rows, strict=True)):
        own = _list_of(face, rows.name)
        lines = [
            f"rows[{at}][{place}][given[{own}].offsets[at] + i] = items->{name}[i].{member.symbol};"
            for place, member in enumerate(rows.members)
        ]
        found += block(f"for (int64_t i = 0; i < items->{_given(face)[own]}_count; i++) {{", lines)
    return found or ["(void)items; (void)given; (void)rows; (void)at;"]
