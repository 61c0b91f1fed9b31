"""`settle_ints` as an extension: the same tuples as the generated Python, and nothing that could crash it."""

from __future__ import annotations

from random import Random

import pytest

from polyc.batch.compiler import NoCompiler
from polyc.batch.extension import built, load_native
from tests.backends.c.compiler import needs_compiler
from tests.backends.c.crossing import drawn
from tests.properties.subjects import both, ground, subjects

pytestmark = needs_compiler

POLICIES = ("weihai-resident-inpatient", "anyuan-four-lines", "weihai-family-doctor")


@pytest.mark.parametrize("policy", POLICIES)
def test_the_extension_returns_what_python_returns(policy: str) -> None:
    subject = max(
        (each for each in subjects() if each.policy == policy), key=lambda each: len(each.scenarios)
    )
    compiled = both(subject)
    try:
        native = load_native(compiled.program)
    except NoCompiler as missing:
        pytest.skip(str(missing))
    assert compiled.program.identity.source_sha256 == native.SOURCE_SHA256
    for call, wanted in drawn(compiled, ground(subject), Random(policy)):
        assert native.settle_ints(*call) == wanted
    call, _ = drawn(compiled, ground(subject), Random(policy), 1)[0]
    with pytest.raises(TypeError):
        native.settle_ints(*call, 0)
    with pytest.raises(TypeError):
        native.settle_ints("1", *call[1:])
    with pytest.raises(OverflowError):
        native.settle_ints(2**63, *call[1:])
    assert native.settle_ints(-(10**12), *call[1:])[0] < 0
    cells = len(compiled.program.cells)
    if cells:
        with pytest.raises(ValueError, match="out of its bounds"):
            native.settle_ints(*call[:-1], 10**18)


def test_it_is_compiled_once() -> None:
    program = both(subjects()[0]).program
    assert built(program) == built(program)
