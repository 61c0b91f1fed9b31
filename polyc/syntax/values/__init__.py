"""Values, formulas, conditions and tables, as written.

Names are still text, literals are already numbers: money in fen, rates and points in
millionths, dates in days since 1970-01-01.  Spans never take part in equality, so that
two texts that differ in layout alone give equal trees.
"""

from polyc.syntax.values.conditions import AllOf as AllOf
from polyc.syntax.values.conditions import AnyOf as AnyOf
from polyc.syntax.values.conditions import Compares as Compares
from polyc.syntax.values.conditions import Condition as Condition
from polyc.syntax.values.conditions import HasAny as HasAny
from polyc.syntax.values.conditions import IsOneOf as IsOneOf
from polyc.syntax.values.formulas import Aggregate as Aggregate
from polyc.syntax.values.formulas import CountOf as CountOf
from polyc.syntax.values.formulas import DateCall as DateCall
from polyc.syntax.values.formulas import ExtremeOf as ExtremeOf
from polyc.syntax.values.formulas import Formula as Formula
from polyc.syntax.values.formulas import Group as Group
from polyc.syntax.values.formulas import Path as Path
from polyc.syntax.values.formulas import Pending as Pending
from polyc.syntax.values.formulas import ProductOf as ProductOf
from polyc.syntax.values.formulas import RankOf as RankOf
from polyc.syntax.values.formulas import SumOf as SumOf
from polyc.syntax.values.formulas import Unlimited as Unlimited
from polyc.syntax.values.formulas import Window as Window
from polyc.syntax.values.formulas import YearToDate as YearToDate
from polyc.syntax.values.labels import Bound as Bound
from polyc.syntax.values.labels import Label as Label
from polyc.syntax.values.labels import Option as Option
from polyc.syntax.values.labels import Otherwise as Otherwise
from polyc.syntax.values.labels import Range as Range
from polyc.syntax.values.literals import BareNumber as BareNumber
from polyc.syntax.values.literals import CountLiteral as CountLiteral
from polyc.syntax.values.literals import DateLiteral as DateLiteral
from polyc.syntax.values.literals import Literal as Literal
from polyc.syntax.values.literals import MoneyLiteral as MoneyLiteral
from polyc.syntax.values.literals import PointsLiteral as PointsLiteral
from polyc.syntax.values.literals import RateLiteral as RateLiteral
from polyc.syntax.values.nodes import Name as Name
from polyc.syntax.values.nodes import Node as Node
from polyc.syntax.values.tables import Cell as Cell
from polyc.syntax.values.tables import Entry as Entry
from polyc.syntax.values.tables import InlineTable as InlineTable
from polyc.syntax.values.tables import Row as Row
from polyc.syntax.values.tables import RowTable as RowTable
from polyc.syntax.values.tables import Written as Written
