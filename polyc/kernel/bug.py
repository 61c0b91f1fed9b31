"""What is raised where the kernel's own rules are broken."""

from __future__ import annotations


class KernelBug(AssertionError):
    """A program, or a call of the interpreter, that breaks a rule of the kernel.

    Never a user's mistake: lowering must not build such a program, and the doors must
    not let such values in.
    """


def require(right: bool, wrong: str) -> None:
    """Raise `KernelBug` with `wrong` unless `right`."""
    if not right:
        raise KernelBug(wrong)
