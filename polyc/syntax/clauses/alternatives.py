"""假设, 就高 and 保证, as written."""

from __future__ import annotations

from attrs import frozen

from polyc.syntax.clauses.parts import Clause
from polyc.syntax.values import Condition, Label, Name, Node, Path


@frozen(kw_only=True, repr=False)
class Suppose(Clause):
    """假设 名 当 输入 是 选项 重算 层: the layers as they would be under another input."""

    name: Name
    subject: Path
    option: Label
    layers: tuple[Name, ...]


@frozen(kw_only=True, repr=False)
class BestRun(Clause):
    """就高 整套/逐层 身份 重算 层,同额依次取 …: the layers once for each identity, the best one kept."""

    mode: Name
    subject: Name
    layers: tuple[Name, ...]
    ties: tuple[Label, ...]


@frozen(kw_only=True, repr=False)
class Direction(Node):
    """Whether the highest or the lowest value of a parameter is the best one."""

    path: Path
    highest: bool


@frozen(kw_only=True, repr=False)
class BestParameters(Clause):
    """就高 逐参数 身份:参数 取高,参数 取低: each parameter takes the best value of all identities."""

    mode: Name
    subject: Name
    directions: tuple[Direction, ...]


@frozen(kw_only=True, repr=False)
class Guarantee(Clause):
    """保证 名:条件: what must hold in every settlement."""

    name: Name
    condition: Condition
