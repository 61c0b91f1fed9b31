"""One question: shown, answered, and asked again until the answer fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum, auto
from typing import Final, TypeAlias

from attrs import frozen

from polyc.cli.slip_items import value_text
from polyc.cli.trial import screen
from polyc.cli.trial.answers import Misunderstood, Reading, Understood, read_answer
from polyc.cli.trial.questions import END, OMITTED, Question
from polyc.cli.trial.screen import Look
from polyc.runtime.fields import Field, Period, expected, period_text
from polyc.runtime.kinds import number_of
from polyc.syntax.literals import day_text

BACK: Final = ("撤", "u", "undo")
LEAVE: Final = ("退", "q", "quit")
HELP: Final = ("?", "？", "帮助")
FLAGS: Final = ("是", "否")
UNBOUNDED: Final = 10**10
"""Fen: a higher bound is hardly one that somebody thought of, and is not shown unasked."""


class Move(Enum):
    """What somebody wants instead of answering."""

    BACK = auto()
    LEAVE = auto()


Reply: TypeAlias = "Answer | Move"


@frozen
class Answer:
    """A typed value, `END` or `OMITTED`."""

    value: object


@frozen(kw_only=True)
class Asking:
    """How questions are asked: in which colours, with which notes, on which day, of which version."""

    look: Look
    period: Period
    notes: Mapping[str, Sequence[str]]
    today: date

    def ask(self, question: Question, standing: Answer | None) -> Reply:
        """The answer; `standing` is taken where nothing is typed."""
        self._show(question, standing)
        while True:
            typed = screen.hear()
            if typed is None or typed.strip() in LEAVE:
                return Move.LEAVE
            if typed.strip() in BACK:
                return Move.BACK
            reply = self._read(question, typed, standing)
            if reply is not None:
                return reply

    def _read(self, question: Question, typed: str, standing: Answer | None) -> Answer | None:
        """None where the question is to be asked again, which is said."""
        if typed.strip() in HELP:
            self._help(question)
            return None
        if not typed.strip():
            return self._without(question, standing)
        found = self._in_force(question.field, read_answer(question.field, typed, self.today))
        if isinstance(found, Understood):
            screen.accepted(self.look, value_text(question.field.kind, found.value))
            return Answer(found.value)
        screen.complain(self.look, found.reason)
        return None

    def _in_force(self, field: Field, found: Reading) -> Reading:
        """A day of the version that is tried, where the day selects it."""
        if field.field != self.period.field or isinstance(found, Misunderstood):
            return found
        number = number_of(field.kind, found.value)
        late = self.period.high is not None and number is not None and number > self.period.high
        if number is None or number < self.period.low or late:
            return Misunderstood(period_text(self.period, field.name))
        return found

    def _without(self, question: Question, standing: Answer | None) -> Answer | None:
        """What an empty line means."""
        if standing is not None:
            screen.accepted(self.look, value_text(question.field.kind, standing.value))
            return standing
        if question.ends:
            return Answer(END)
        if question.optional:
            screen.accepted(self.look, "缺省")
            return Answer(OMITTED)
        screen.complain(self.look, f"这一项要填:{expected(question.field)}。")
        return None

    # ---- what is shown ----

    def _show(self, question: Question, standing: Answer | None) -> None:
        it, field = self.look, question.field
        where = f"{question.items}第 {question.row} 行 " if question.items else ""
        screen.asked(it, f"{where}{question.number}/{question.of}", field.name)
        shown = "" if standing is None else value_text(field.kind, standing.value)
        options = FLAGS if field.kind.name == "flag" else field.kind.options
        if options:
            screen.numbered(it, options, shown)
        days = self._days() if field.field == self.period.field else ""
        for line in filter(None, (_hint(field), days, _empty(question, shown))):
            screen.aside(it, line)

    def _days(self) -> str:
        """The days on which the version holds."""
        end = "起" if self.period.high is None else f"至 {day_text(self.period.high)}"
        return f"本版政策施行:{day_text(self.period.low)} {end}"

    def _help(self, question: Question) -> None:
        screen.aside(self.look, f"应为{expected(question.field)}。")
        for note in self.notes.get(question.field.name, ()):
            screen.aside(self.look, note)
        screen.aside(self.look, "撤:回到上一项;退:离开。")


def _hint(field: Field) -> str:
    """How to write it, its unit, and bounds that somebody thought of."""
    match field.kind.name:
        case "money":
            bounds = f",{expected(field)}" if field.low or field.high < UNBOUNDED else ""
            return f"单位元,可以写 1.2万{bounds}"
        case "rate":
            return f"百分数,{expected(field)}"
        case "count":
            return f"单位{field.kind.unit},{expected(field)}"
        case "date":
            return "如 2024-3-1,或 今天"
        case "choices":
            return "可以选几项,用顿号或空格隔开;都没有写 0"
        case "unit_price" | "quantity":
            return expected(field)
        case "text":
            return "文字"
        case "flag" | "choice":
            return ""


def _empty(question: Question, shown: str) -> str:
    """What an empty line means, where it means something."""
    if shown:
        return f"直接回车:{shown}"
    if question.ends:
        return "直接回车:没有下一行了"
    return "直接回车:用缺省" if question.optional else ""
