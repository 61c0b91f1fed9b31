"""The catalogue holds every kind of finding, each with its own code and a page."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections import Counter

import polyc.diagnostics
from polyc.diagnostics.catalogue import ALL_DIAGNOSTICS
from polyc.diagnostics.diagnostic import Diagnostic


def declared() -> set[type[Diagnostic]]:
    """Every concrete class in the room's modules."""
    modules = [
        importlib.import_module(f"polyc.diagnostics.{each.name}")
        for each in pkgutil.iter_modules(polyc.diagnostics.__path__)
    ]
    classes = (member for module in modules for _, member in inspect.getmembers(module, inspect.isclass))
    return {each for each in classes if issubclass(each, Diagnostic) and "code" in vars(each)}


def test_no_class_is_missing() -> None:
    assert declared() == set(ALL_DIAGNOSTICS)


def test_no_code_is_doubled_and_the_codes_rise() -> None:
    codes = [each.code for each in ALL_DIAGNOSTICS]
    assert not [code for code, times in Counter(codes).items() if times > 1]
    assert codes == sorted(codes)
    assert all(re.fullmatch("P[0-9]{3}", code) for code in codes)


def test_every_class_has_a_title_and_a_page_in_chinese() -> None:
    assert not [each for each in ALL_DIAGNOSTICS if not re.search(r"[\u4e00-\u9fff]", each.title)]
    assert not [each for each in ALL_DIAGNOSTICS if not re.search(r"[\u4e00-\u9fff].*。", page(each))]


def page(kind: type[Diagnostic]) -> str:
    """The class's own docstring; an inherited one or the one attrs writes does not count."""
    return vars(kind)["__doc__"] or ""
