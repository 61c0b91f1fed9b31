"""A program made ready for runs of tables."""

from __future__ import annotations

import pickle

from polyc.backends.c.table import Codes, table_source
from polyc.backends.python.printer import print_module
from polyc.batch.claims import BAD, HELD
from polyc.batch.facing import face_of, measured
from polyc.batch.prepared import Prepared
from polyc.kernel.program import Program


def prepare(program: Program, order: tuple[str, ...]) -> Prepared:
    """What a run needs of a program whose policy sorts settlements by these inputs."""
    wide = measured(program)
    return Prepared(
        face=face_of(program, order),
        python=print_module(wide).text,
        c=table_source(wide, order, codes=Codes(bad=BAD, held=HELD)),
        program=pickle.dumps(wide, pickle.HIGHEST_PROTOCOL),
    )
