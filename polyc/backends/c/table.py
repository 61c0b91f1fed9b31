"""A policy's claims as records of a table, folded person by person: the source of a library for whole tables.

It stands behind the policy's own source and before `runtime/c/table.c`, which partitions,
orders and folds; what is printed here knows the members.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from attrs import frozen

from polyc.backends.c.functions import declared_bounds
from polyc.backends.c.interface import Interface, Member, interface
from polyc.backends.c.lines import block
from polyc.backends.c.literals import number
from polyc.backends.c.printer import print_module
from polyc.backends.c.table_items import item_lines
from polyc.backends.scopes import Group, groups
from polyc.kernel.program import Program
from polyc.kinds import Date

INLINE: Final = """\
#if defined(__GNUC__)
#define INLINE static inline __attribute__((always_inline))
#else
#define INLINE static inline
#endif
#define POLYC_SETTLE INLINE
"""
"""Whole tables want the policy's function inside of their loops; other compilers do without."""

BYTE: Final = 255
SHORT: Final = 2**31 - 1


@frozen(kw_only=True)
class Column:
    """A column that a table gives: the type of its numbers in C, and the input (or key) whose it is."""

    name: str
    type: str


@frozen(kw_only=True)
class Codes:
    """What stands for a claim that was refused before, and for one that waits behind such a one."""

    bad: int
    held: int


@frozen(kw_only=True)
class Shape:
    """How a table of claims is given: `columns` after person and order, and the groups of cells that are kept.

    `simple` says that no key comes back once another has been met.
    """

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    simple: bool


def shape(program: Program, order: tuple[str, ...]) -> Shape:
    """The shape of the table; `order` names the inputs by which the policy settles, first things first."""
    found, by_order = groups(program), order == (program.year_date,)
    columns = (Column(name=member.name, type=_type(member)) for member in interface(program).claim)
    simple = not program.lists and len(order) == 1 and all(_without_key(group, by_order) for group in found)
    return Shape(columns=tuple(columns), groups=found, simple=simple)


def _without_key(group: Group, by_order: bool) -> bool:
    return group.name == "lifetime" or (group.name == "yearly" and by_order)


def _type(member: Member) -> str:
    low, high = declared_bounds(member)
    if low >= 0 and high <= BYTE:
        return "uint8_t"
    return "int32_t" if max(abs(low), abs(high)) <= SHORT else "int64_t"


def table_source(program: Program, order: tuple[str, ...] = (), *, codes: Codes) -> str:
    """The whole library in one text: header, policy, records, folds; `codes` are those of claims not settled."""
    header, source, _ = print_module(program)
    face, here = interface(program), shape(program, order)
    policy = source.text.split("\n", 1)[1]
    cells = max((len(group.cells) for group in here.groups), default=1)
    bounds, kept, turns, items, claims, table = (
        files("polyc.runtime").joinpath(f"c/{name}.c").read_text("utf-8")
        for name in ("bounds", "kept", "turns", "items", "claims", "table")
    )
    printed = "".join(f"{line}\n" for line in _lines(program, face, here, codes))
    whole = [
        f"{INLINE}{header.text}",
        policy,
        f"#define CELLS {cells}",
        bounds,
        kept,
        turns,
        items,
        printed,
        claims,
    ]
    return "\n".join([*whole, table] if here.simple else whole)


def _lines(program: Program, face: Interface, here: Shape, codes: Codes) -> Iterator[str]:
    name = face.prefix
    yield f"typedef {name}_claim claim_inputs;"
    yield f"typedef {name}_state claim_state;"
    yield f"typedef {name}_result claim_result;"
    yield f"#define CHECK {name}_check"
    yield f"#define SETTLE {name}_settle_here"
    yield f"#define NO_RESULT {{{', '.join('0' for _ in face.result) or '0'}}}"
    yield f"#define GROUPS {len(here.groups)}"
    yield f"#define YEAR_MONTH {program.year_month}"
    yield f"#define BAD ({codes.bad})"
    yield f"#define HELD ({codes.held})"
    yield "#define NO_MEMORY INT64_MAX"
    widths = ", ".join(str(len(group.cells)) for group in here.groups)
    yield f"static const int group_width[GROUPS + 1] = {{{widths or '0'}}};"
    yield from _inputs(face)
    yield from _writing(face)
    yield from _groups(face, here)
    yield from item_lines(face)
    if here.simple:
        yield from _record(face, here)
        yield from _bounds(program, face, here)
        yield from _keys(here)


def _member(at: int) -> str:
    return f"m{at}"


def _record(face: Interface, here: Shape) -> Iterator[str]:
    """Wide members first, so that nothing is padded between them."""
    width = {"int64_t": 0, "int32_t": 1, "uint8_t": 2}
    ordered = sorted(enumerate(here.columns), key=lambda pair: width[pair[1].type])
    own = [(f"{column.type} {_member(at)};", width[column.type]) for at, column in ordered]
    fixed = ("int32_t order;", "uint32_t row;", "int32_t code;")
    body = [
        "int64_t person;",
        *(line for line, size in own if size == 0),
        *fixed,
        *(line for line, size in own if size > 0),
    ]
    yield from block("typedef struct {", body, "} record;")
    pointers = [f"const {column.type} *{_member(at)};" for at, column in enumerate(here.columns)]
    yield from block("typedef struct {", pointers or ["const void *nothing;"], "} given_columns;")
    found = [
        f"given.{_member(at)} = (const {column.type} *)columns[{at}];"
        for at, column in enumerate(here.columns)
    ]
    head = "INLINE given_columns given_of(const void *const *columns) {"
    none = ["(void)columns; given.nothing = NULL;"]
    yield from block(head, ["given_columns given;", *(found or none), "return given;"])
    taken = [f"claim->{_member(at)} = given->{_member(at)}[at];" for at, _ in enumerate(here.columns)]
    head = "INLINE void take_record(record *claim, const given_columns *given, int64_t at) {"
    yield from block(head, taken or ["(void)claim; (void)given; (void)at;"])
    lines = [f"inputs.{member.symbol} = claim->{_member(at)};" for at, member in enumerate(face.claim)]
    head = "INLINE claim_inputs inputs_of(const record *claim) {"
    none = ["(void)claim; inputs.nothing = 0;"]
    yield from block(head, ["claim_inputs inputs;", *(lines or none), "return inputs;"])


def _inputs(face: Interface) -> Iterator[str]:
    types = [_given(member) for member in face.claim]
    widths = ", ".join(f"sizeof({each})" for each in types)
    yield f"static const int64_t input_width[] = {{{widths or '0'}}};"
    lines = [
        f"inputs.{member.symbol} = ((const {type_} *)columns[{at}])[at];"
        for at, (member, type_) in enumerate(zip(face.claim, types, strict=True))
    ]
    head = "INLINE claim_inputs inputs_at(const void *const *columns, int64_t at) {"
    none = ["(void)columns; (void)at; inputs.nothing = 0;"]
    yield from block(head, ["claim_inputs inputs;", *(lines or none), "return inputs;"])


def _given(member: Member) -> str:
    """Days and what has few values are given in few bytes; amounts as files hold them."""
    if isinstance(member.kind, Date):
        return "int32_t"
    return "int8_t" if 0 <= declared_bounds(member)[0] <= declared_bounds(member)[1] <= 127 else "int64_t"


def _bounds(program: Program, face: Interface, here: Shape) -> Iterator[str]:
    """Every number that `check` looks at; what a narrow type cannot hold needs no question."""
    identity = program.identity
    tests = []
    for at, (member, column) in enumerate(zip(face.claim, here.columns, strict=False)):
        low, high = declared_bounds(member)
        if member.name == program.version_date:
            low = max(low, identity.effective_from)
            high = high if identity.effective_to is None else min(high, identity.effective_to)
        tests.append(
            f"if (any_outside_{column.type}(given->{_member(at)}, count, {number(low)}, {number(high)})) return 0;"
        )
    head = "static int all_within(const given_columns *given, int64_t count) {"
    yield from block(head, [*(tests or ["(void)given; (void)count;"]), "return 1;"])


def _writing(face: Interface) -> Iterator[str]:
    """The columns that are written, held by value so that the compiler need not read them again and again."""
    pointers = [f"int64_t *{_result(at)};" for at, _ in enumerate(face.result)]
    yield from block("typedef struct {", pointers or ["int64_t *nothing;"], "} made_columns;")
    found = [f"made.{_result(at)} = columns[{at}];" for at, _ in enumerate(face.result)]
    head = "INLINE made_columns made_of(int64_t *const *columns) {"
    none = ["(void)columns; made.nothing = NULL;"]
    yield from block(head, ["made_columns made;", *(found or none), "return made;"])
    lines = [f"made->{_result(at)}[at] = result->{member.symbol};" for at, member in enumerate(face.result)]
    head = "INLINE void put_result(const made_columns *made, int64_t at, const claim_result *result) {"
    yield from block(head, lines or ["(void)made; (void)at; (void)result;"])
    lines = [f"to[{column}][at] = state->{member.symbol};" for column, member in enumerate(face.state)]
    head = "INLINE void put_state(int64_t *const *to, int64_t at, const claim_state *state) {"
    yield from block(head, lines or ["(void)to; (void)at; (void)state;"])
    lines = [f"to[{column}][at] = 0;" for column, _ in enumerate(face.state)]
    yield from block(
        "INLINE void put_nothing(int64_t *const *to, int64_t at) {", lines or ["(void)to; (void)at;"]
    )
    cleared = [f"state->{member.symbol} = 0;" for member in face.state]
    yield from block("INLINE void clear_all(claim_state *state) {", cleared or ["state->nothing = 0;"])


def _result(at: int) -> str:
    return f"r{at}"


def _keys(here: Shape) -> Iterator[str]:
    """Where the day is by which the year is told: the order itself."""
    yield f"#define YEARLY {int(any(group.name == 'yearly' for group in here.groups))}"
    yield "#define YEAR_DAY(claim) ((claim)->order)"


def _groups(face: Interface, here: Shape) -> Iterator[str]:
    """The cells of a group, in its own order."""
    symbols = {member.name: member.symbol for member in face.state}
    save, load, clear = ["(void)state; (void)cells;"], ["(void)state; (void)cells;"], ["(void)state;"]
    for at, group in enumerate(here.groups):
        own = list(enumerate(symbols[cell.name] for cell in group.cells))
        save += block(f"if (group == {at}) {{", (f"cells[{p}] = state->{name};" for p, name in own))
        load += block(f"if (group == {at}) {{", (f"state->{name} = cells[{p}];" for p, name in own))
        if group.name == "yearly":
            clear += [f"state->{name} = 0;" for _, name in own]
    yield from block("INLINE void clear_yearly(claim_state *state) {", clear)
    head = "INLINE void save_group(const claim_state *state, int group, int64_t *cells) {"
    yield from block(head, ["(void)group;", *save])
    head = "INLINE void load_group(claim_state *state, int group, const int64_t *cells) {"
    yield from block(head, ["(void)group;", *load])
