"""The help page of one command."""

from __future__ import annotations

from collections.abc import Sequence

from polyc.cli.usage import Option, Usage
from polyc.diagnostics.width import columns, pad

HELP = Option(names=("-h", "--help"), help="显示这一页")


def usage_line(name: str, usage: Usage) -> str:
    """``用法:polyc check 路径… [--format text|json]``."""
    word = usage.word + ("…" if usage.most is None else "")
    words = [word if usage.least else f"[{word}]"] if word else []
    options = [_written(each) if each.required else f"[{_written(each)}]" for each in usage.options]
    more = [f"{text} …" if each.repeated else text for each, text in zip(usage.options, options, strict=True)]
    return " ".join(["用法:polyc", name, *words, *more])


def usage_page(name: str, usage: Usage) -> str:
    """The whole page; ends with a line end."""
    words = [(usage.word, usage.word_help)] if usage.word else []
    rows = [*words, *(_row(option) for option in (*usage.options, HELP))]
    return "\n".join([usage_line(name, usage), "", usage.about, "", *_table(rows), ""])


def _table(rows: Sequence[tuple[str, str]]) -> list[str]:
    wide = max(columns(left) for left, _ in rows)
    return [f"  {pad(left, wide)}  {right}" for left, right in rows]


def _row(option: Option) -> tuple[str, str]:
    return f"{', '.join(option.names)} {_value(option)}".rstrip(), option.help


def _written(option: Option) -> str:
    return f"{option.names[0]} {_value(option)}".rstrip()


def _value(option: Option) -> str:
    return "|".join(option.choices) or option.metavar
