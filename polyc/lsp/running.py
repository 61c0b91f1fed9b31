"""Cases run on request, and told as `polyc test` tells them."""

from __future__ import annotations

from attrs import frozen

from polyc.lsp.document import Document
from polyc.lsp.playing import played
from polyc.testing.render import closing, render


@frozen(kw_only=True)
class Told:
    """What came of some cases: whether all passed, one line, and all of it."""

    passed: bool
    headline: str
    text: str


def run_cases(document: Document, name: str) -> Told:
    """The case of that name, or all of them where it is empty."""
    policy = document.policy
    if policy is None:
        text = "政策有错误,改好以后才能运行案例。"
        return Told(passed=False, headline=text, text=text)
    cases = [each for each in policy.cases if name in ("", each.name)]
    results = [each.result for each in played(document, cases)]
    failed = sum(not each.passed for each in results)
    text = render(results, document.source)
    headline = (
        f"案例“{name}”{'没有通过' if failed else '通过'}。" if name else closing(len(results), failed).strip()
    )
    return Told(passed=not failed, headline=headline, text=text)
