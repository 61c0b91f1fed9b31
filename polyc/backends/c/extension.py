"""A module for CPython around the policy's own source: `settle_ints` as the generated Python has it, in native code.

Calls through ctypes take a microsecond and more; an extension takes as long as its tuple.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from polyc.backends.c.functions import declared_bounds
from polyc.backends.c.interface import Interface, Member, interface
from polyc.backends.c.lines import block
from polyc.backends.c.literals import number
from polyc.backends.c.printer import print_module
from polyc.kernel.bug import require
from polyc.kernel.program import Program


def module_name(program: Program) -> str:
    """What the module is imported as."""
    return f"{interface(program).prefix}_native"


def extension_source(program: Program) -> str:
    """The whole module in one text, for a program whose claims hold no items."""
    require(not program.lists, "an extension takes no items")
    header, source, _ = print_module(program)
    face = interface(program)
    policy = source.text.split("\n", 1)[1]
    generic = files("polyc.runtime").joinpath("c/extension.c").read_text("utf-8")
    printed = "".join(f"{line}\n" for line in _lines(program, face))
    outside = (
        "" if "outside(" in policy else files("polyc.runtime").joinpath("c/outside.c").read_text("utf-8")
    )
    return "\n".join(
        ["#define PY_SSIZE_T_CLEAN", "#include <Python.h>", header.text, policy, outside, generic, printed]
    )


def _lines(program: Program, face: Interface) -> Iterator[str]:
    name, module = face.prefix, module_name(program)
    given, made = [*face.claim, *face.state], [*face.result, *face.state]
    yield from block(
        "static PyObject *settle_ints(PyObject *module, PyObject *const *given, Py_ssize_t count) {",
        [
            "(void)module;",
            f"if (count != {len(given)}) return wrong_count({len(given)}, count);",
            f"{name}_claim claim;",
            f"{name}_state state;",
            f"{name}_result result;",
            *_taking("claim", face.claim, 0),
            *_taking("state", face.state, len(face.claim)),
            *_bounded(face.state),
            *([] if face.claim else ["claim.nothing = 0;"]),
            *([] if face.state else ["state.nothing = 0;"]),
            f"int32_t code = {name}_check(&claim);",
            f"if (code == 0) code = {name}_settle_here(&claim, &state, &result, &state);",
            "if (code) return refused(code);",
            f"PyObject *made = PyTuple_New({1 + len(made)});",
            "if (made == NULL || !put(made, 0, 0)) return NULL;",
            *(
                f"if (!put(made, {at}, {'result' if at <= len(face.result) else 'state'}.{member.symbol})) return NULL;"
                for at, member in enumerate(made, start=1)
            ),
            "return made;",
        ],
    )
    yield "static PyMethodDef methods[] = {"
    yield '    {"settle_ints", (PyCFunction)(void (*)(void))settle_ints, METH_FASTCALL, NULL},'
    yield "    {NULL, NULL, 0, NULL},"
    yield "};"
    yield f'static struct PyModuleDef module = {{PyModuleDef_HEAD_INIT, "{module}", NULL, 0, methods, NULL, NULL, NULL, NULL}};'
    init = [
        "PyObject *made = PyModule_Create(&module);",
        f'if (made && PyModule_AddStringConstant(made, "SOURCE_SHA256", {name}_source()) < 0) return NULL;',
        "return made;",
    ]
    yield from block(f"PyMODINIT_FUNC PyInit_{module}(void) {{", init)


def _taking(what: str, members: Sequence[Member], first: int) -> Iterator[str]:
    for at, member in enumerate(members, start=first):
        yield f"if (!take(given[{at}], &{what}.{member.symbol})) return NULL;"


def _bounded(cells: Sequence[Member]) -> Iterator[str]:
    """A state that no settlement left could make numbers pass 64 bits."""
    for cell in cells:
        low, high = declared_bounds(cell)
        yield f"if (outside(state.{cell.symbol}, {number(low)}, {number(high)})) return wrong_state();"
