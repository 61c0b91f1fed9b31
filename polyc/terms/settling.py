"""Settling and rules: what the counter does, and how a rule comes to hold."""

from __future__ import annotations

from typing import Final

from polyc.terms.term import Chapter, Term

SETTLING: Final = Chapter(
    "结算与规定",
    (
        Term("待遇", "benefit", "benefit", "按规定由基金替参保人付的钱。"),
        Term("结算", "settlement", "settle", "算出一张账单谁付多少，并记入本年累计。", (), ("setl_id",)),
        Term("预结算", "pre-settlement", "presettle", "只算不记，给病人看一看。"),
        Term("结算单", "settlement slip", "slip", "一次结算的结果：各付方、个人负担和每一步的依据。"),
        Term("冲正", "reversal", "reverse", "撤销一次已经结算的单据，累计退回原样。", ("撤销结算",)),
        Term("零星报销", "manual reimbursement", "manual_reimbursement", "没有当场结算的，拿票据到经办机构报销。"),
        Term("付方", "payer", "payer", "为账单的一部分付钱的一方：基金、医院、财政或个人。"),
        Term("层", "layer", "layer", "一项支付从基数到封顶的一整套规定；后一层常以前一层的余额为基数。"),
        Term("口径", "convention", "convention", "文件常常不写、而计算离不开的约定：按哪天选版本、怎样累计、怎样舍入。"),
        Term("待定", "pending value", "pending", "来源没有写出的数值；用得到它的单据被拒绝，不猜。"),
        Term("情景", "scenario", "scenario", "给待定的数值一个设想，只用来试算。"),
        Term("案例", "case", "case", "写在条款旁边、由手算得来应得的一次或几次结算。"),
        Term("保证", "guarantee", "guarantee", "对一切单据都应成立的话，如基金付的不超过费用。"),
        Term("目标", "target", "target", "对全年许多次结算加起来说的话，只量不付。"),
        Term("施行", "taking effect", "effective_from", "规定从这一天起管用。", ("起效",)),
        Term("废止", "repeal", "repealed_on", "规定从这一天起不再管用。"),
        Term("过渡期", "transition period", "transition", "新旧规定交替的一段时间，办法要另外写明。"),
        Term("依据", "citation", "citation", "一个数、一条规则出自哪份文件的第几条。"),
    ),
)  # fmt: skip
