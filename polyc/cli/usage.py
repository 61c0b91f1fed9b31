"""What a command takes, and the words of a command line read against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from polyc.cli.endings import WrongUsage


@frozen(kw_only=True)
class Option:
    """An option such as ``--state 文件``; a switch where `metavar` is empty."""

    names: tuple[str, ...]
    help: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    repeated: bool = False


@frozen(kw_only=True)
class Usage:
    """What a command does and takes: between `least` and `most` words (None: any number), and options.

    A command without words has an empty `word`.
    """

    about: str
    word: str
    word_help: str
    least: int = 1
    most: int | None = None
    options: tuple[Option, ...] = ()


@frozen(kw_only=True)
class Arguments:
    """A command line as read: its words, and each option's first name with its values."""

    words: tuple[str, ...]
    given: tuple[tuple[str, str], ...]

    def has(self, name: str) -> bool:
        """Whether the switch was given."""
        return bool(self.all(name))

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a repeated option."""
        return tuple(value for given, value in self.given if given == name)

    def one(self, name: str) -> str | None:
        """The value of an option, None where it was not given."""
        return next(iter(self.all(name)), None)

    def required(self, name: str) -> str:
        """The value of an option that `read` has seen to be there."""
        return self.all(name)[0]


def read(usage: Usage, words: Sequence[str]) -> Arguments:
    """The words of a command line; raises `WrongUsage` at the first that does not fit."""
    plain: list[str] = []
    given: list[tuple[str, str]] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            plain.extend(rest)
        elif word.startswith("-") and word != "-":
            given.append(_option(usage, word, rest))
        else:
            plain.append(word)
    arguments = Arguments(words=tuple(plain), given=tuple(given))
    _check(usage, arguments)
    return arguments


def _option(usage: Usage, word: str, rest: Iterator[str]) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    option = next((each for each in usage.options if name in each.names), None)
    if option is None:
        raise WrongUsage(_unknown(usage, name))
    if not option.metavar:
        if equals:
            raise WrongUsage(f"{name} 后面不带值。")
        return option.names[0], ""
    found = value if equals else next(rest, None)
    if found is None:
        raise WrongUsage(f"{name} 后面缺少{option.metavar}。")
    if option.choices and found not in option.choices:
        raise WrongUsage(f"{name} 只能是 {'、'.join(option.choices)},现在是“{found}”。")
    return option.names[0], found


def _unknown(usage: Usage, name: str) -> str:
    from difflib import get_close_matches

    known = [each for option in usage.options for each in option.names] + ["--help"]
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    guess = f"是不是想写 {close[0]}?" if close else f"可用的选项:{'、'.join(known)}。"
    return f"没有 {name} 这个选项。{guess}"


def _check(usage: Usage, arguments: Arguments) -> None:
    for option in usage.options:
        times = len(arguments.all(option.names[0]))
        if option.required and not times:
            raise WrongUsage(f"缺少 {option.names[-1]} {option.metavar}:{option.help}。")
        if times > 1 and not option.repeated:
            raise WrongUsage(f"{option.names[-1]} 只能写一次。")
    if len(arguments.words) < usage.least:
        raise WrongUsage(f"缺少{usage.word}:{usage.word_help}。")
    if usage.most is not None and len(arguments.words) > usage.most:
        most = f"{usage.word}至多写 {usage.most} 个" if usage.word else "这个命令后面只写选项"
        raise WrongUsage(f"多了“{arguments.words[usage.most]}”:{most}。")
