"""Formulas, conditions and tables, resolved and typed.

Every expression knows its kind.  Literals are integers of their kind; names are gone,
and each reference says what it refers to.
"""

from polyc.model.values.conditions import All as All
from polyc.model.values.conditions import Among as Among
from polyc.model.values.conditions import Any as Any
from polyc.model.values.conditions import Condition as Condition
from polyc.model.values.conditions import Holds as Holds
from polyc.model.values.conditions import Related as Related
from polyc.model.values.conditions import Relation as Relation
from polyc.model.values.formulas import Aggregate as Aggregate
from polyc.model.values.formulas import Computed as Computed
from polyc.model.values.formulas import Constant as Constant
from polyc.model.values.formulas import DateFunction as DateFunction
from polyc.model.values.formulas import DateValue as DateValue
from polyc.model.values.formulas import Extreme as Extreme
from polyc.model.values.formulas import Folding as Folding
from polyc.model.values.formulas import Formula as Formula
from polyc.model.values.formulas import InputValue as InputValue
from polyc.model.values.formulas import ItemValue as ItemValue
from polyc.model.values.formulas import Pending as Pending
from polyc.model.values.formulas import PoolUsed as PoolUsed
from polyc.model.values.formulas import ProductRatio as ProductRatio
from polyc.model.values.formulas import Ranking as Ranking
from polyc.model.values.formulas import Slot as Slot
from polyc.model.values.formulas import SlotValue as SlotValue
from polyc.model.values.formulas import Sum as Sum
from polyc.model.values.formulas import Tying as Tying
from polyc.model.values.formulas import Unlimited as Unlimited
from polyc.model.values.formulas import YearTotal as YearTotal
from polyc.model.values.parameters import Adjustment as Adjustment
from polyc.model.values.parameters import ExceptionRule as ExceptionRule
from polyc.model.values.parameters import Parameter as Parameter
from polyc.model.values.parameters import Version as Version
from polyc.model.values.parameters import WithoutLimit as WithoutLimit
from polyc.model.values.placed import Citation as Citation
from polyc.model.values.placed import Placed as Placed
from polyc.model.values.tables import ChoiceKey as ChoiceKey
from polyc.model.values.tables import IdentityKey as IdentityKey
from polyc.model.values.tables import Key as Key
from polyc.model.values.tables import RangeKey as RangeKey
from polyc.model.values.tables import Table as Table
from polyc.model.values.tables import Value as Value
