"""Visit after visit of one person: asked for, settled, shown; changed, taken back, begun anew."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from types import ModuleType
from typing import Any, assert_never

from attrs import define, field, frozen

from polyc.backends.kinds import runtime_kind
from polyc.cli.slip import Refused, Slip, settle
from polyc.cli.slip_items import value_text
from polyc.cli.slip_text import slip_text
from polyc.cli.trial import screen
from polyc.cli.trial.asking import BACK, LEAVE, Answer, Asking, Move
from polyc.cli.trial.questions import END, OMITTED, Answers, Question, claim, next_question
from polyc.kernel.program import Program
from polyc.runtime.kinds import show


class Next(Enum):
    """What may follow a settlement, as the menu says it."""

    AGAIN = "同一个人再结算一次,带着累计"
    CHANGE = "改一项,重算这一次"
    BACK = "撤销这一次"
    ANEW = "换一个人,从头开始"
    LEAVE = "离开"


@frozen(kw_only=True)
class Visit:
    """One settlement: what was answered, and the state before and after it."""

    answers: Answers
    before: Any
    after: Any


@define(kw_only=True)
class Dialogue:
    """The visits of one person so far."""

    program: Program
    module: ModuleType
    asking: Asking
    visits: list[Visit] = field(factory=list)

    def run(self) -> None:
        """Goes on until somebody leaves."""
        move: Next | None = Next.AGAIN
        while move is not None and move is not Next.LEAVE:
            going_on = self._carry_out(move)
            move = self._menu() if going_on else None

    def _carry_out(self, move: Next) -> bool:
        """False where somebody left meanwhile."""
        match move:
            case Next.AGAIN:
                return self._visit()
            case Next.CHANGE:
                return self._change()
            case Next.BACK:
                self.visits.pop()
                screen.aside(self.asking.look, "撤销了,累计回到这一次以前。")
                self._tell_state()
                return True
            case Next.ANEW:
                self.visits.clear()
                return self._visit()
            case Next.LEAVE:
                return False
            case _:
                assert_never(move)

    @property
    def _state(self) -> Any:
        return self.visits[-1].after if self.visits else self.module.State.empty()

    # ---- a visit ----

    def _visit(self) -> bool:
        screen.rule(self.asking.look, f"第 {len(self.visits) + 1} 次结算")
        earlier = self.visits[-1].answers if self.visits else None
        answers = self._fill(Answers(), earlier)
        if answers is None:
            return False
        self._settle(answers, self._state)
        return True

    def _fill(self, answers: Answers, earlier: Answers | None) -> Answers | None:
        """All answers; those of an earlier visit stand where nothing is typed.  None where somebody left."""
        while (question := next_question(self.module, answers)) is not None:
            reply = self.asking.ask(question, _standing(question, earlier))
            match reply:
                case Answer(value=value):
                    answers = answers.plus(value)
                case Move.LEAVE:
                    return None
                case Move.BACK if answers.given:
                    answers = answers.less()
                case _:
                    screen.complain(self.asking.look, "这已经是第一项;要离开写 退。")
        return answers

    def _settle(self, answers: Answers, before: Any) -> None:
        made = claim(self.module, answers)
        found, after = settle(self.program, self.module, "", made, before)
        self.visits.append(Visit(answers=answers, before=before, after=after))
        screen.slip(self.asking.look, "\n" + slip_text(self.program.identity, found, explain=True))
        self._advise(found)
        self._tell_state()

    def _advise(self, found: Slip) -> None:
        if (
            isinstance(found, Refused)
            and found.refusal.reason == "待定"
            and not self.program.identity.scenarios
        ):
            screen.aside(self.asking.look, "有待定的数。政策写了情景的,可以加 --scenario 情景 再试。")

    def _change(self) -> bool:
        """Another answer to one input of the last visit."""
        last = self.visits[-1]
        fields = self.module.FIELDS
        it = self.asking.look
        for number, (each, value) in enumerate(zip(fields, last.answers.given, strict=False), 1):
            screen.aside(it, f"{number:>2}  {each.name}  {value_text(each.kind, value)}")
        screen.asked(it, "改", "第几项")
        typed = screen.hear()
        if typed is None or typed.strip() in LEAVE:
            return False
        at = int(typed) - 1 if typed.strip().isdecimal() else -1
        if not 0 <= at < len(fields):
            screen.complain(it, f"没有这一项;请写 1 至 {len(fields)}。")
            return True
        question = Question(field=fields[at], number=at + 1, of=len(fields))
        reply = self.asking.ask(question, Answer(last.answers.given[at]))
        if isinstance(reply, Answer):
            self.visits.pop()
            self._settle(last.answers.changed(at, reply.value), last.before)
        return reply is not Move.LEAVE

    # ---- between visits ----

    def _menu(self) -> Next | None:
        """What somebody wants next; None where nobody says."""
        known = list(Next) if self.visits else [Next.ANEW, Next.LEAVE]
        it = self.asking.look
        screen.rule(it, "接下来")
        for number, each in enumerate(known, 1):
            screen.aside(it, f"{number}  {each.value}")
        while (typed := screen.hear()) is not None:
            word = typed.strip()
            if word in LEAVE:
                return Next.LEAVE
            if word in BACK and self.visits:
                return Next.BACK
            if word.isdecimal() and 1 <= int(word) <= len(known):
                return known[int(word) - 1]
            screen.complain(it, f"请写 1 至 {len(known)}。")
        return None

    def _tell_state(self) -> None:
        """What the next visit begins with, where that is anything."""
        told = list(_cells(self.program, self.module, self._state))
        if told:
            screen.rule(self.asking.look, "累计到下一次")
            for line in told:
                screen.aside(self.asking.look, line)


def _standing(question: Question, earlier: Answers | None) -> Answer | None:
    """The answer of an earlier visit to an input of the claim; rows are asked for anew."""
    if earlier is None or question.items:
        return None
    value = earlier.given[question.number - 1]
    return None if value is END or value is OMITTED else Answer(value)


def _cells(program: Program, module: ModuleType, state: Any) -> Iterator[str]:
    """Every cell that holds anything, under its scope."""
    kinds = {cell.name: cell.kind for cell in program.cells}
    for scope, cells in module.state_to_json(state)["cells"].items():
        for name, number in cells.items():
            if number:
                yield f"{scope}  {name}  {show(runtime_kind(kinds[name]), number)}"
