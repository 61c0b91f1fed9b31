"""Amounts, rates and limits: what a bill is cut into."""

from __future__ import annotations

from typing import Final

from polyc.terms.term import Chapter, Term

AMOUNTS: Final = Chapter(
    "费用怎样切分",
    (
        Term("医疗费总额", "total medical expenses", "total_expense", "一张账单上全部的钱。", ("总费用",), ("medfee_sumamt",)),
        Term("政策范围内费用", "eligible expenses", "eligible_expense", "总费用去掉自费、超限价和先行自付以后，可以纳入支付的部分。", ("合规费用",), ("inscp_scp_amt",)),
        Term("自费", "fully self-paid (out of scope)", "fully_self_paid", "目录以外、全由个人负担的费用。与自付不同：自付的在范围以内。", ("全自费",), ("fulamt_ownpay_amt",)),
        Term("超限价自费", "above-ceiling self-payment", "above_price_ceiling", "价格超过定价上限的那一截，由个人负担。", (), ("overlmt_selfpay", "overlmt_amt")),
        Term("先行自付", "upfront self-payment", "upfront_self_pay", "基金分担以前，个人先付的一份，如乙类药品的百分之十。", (), ("preselfpay_amt",)),
        Term("自付", "cost-sharing (within scope)", "cost_sharing", "政策范围以内而由个人负担的部分。起付、比例自付、超封顶都是自付，所以语言里不单写“自付”。"),
        Term("起付线", "deductible", "deductible", "基金开始支付以前，个人要先负担的数额。", ("起付标准",), ("act_pay_dedc", "dedc_std")),
        Term("封顶线", "cap", "cap", "基金最多付多少（限支付），或者最多承认多少费用（限费用），两种读法相差很大。", ("最高支付限额",)),
        Term("支付比例", "reimbursement rate", "reimbursement_rate", "起付线以上的费用，基金付百分之几。", ("报销比例",), ("pool_prop_selfpay",)),
        Term("自付比例", "coinsurance rate", "coinsurance_rate", "起付线以上的费用，个人付百分之几；支付比例加自付比例是百分之百。", (), ("selfpay_prop",)),
        Term("分段", "bracket", "bracket", "费用按数额分成几段，各段比例不同。逐段累加与按所在段全额两种算法不可混淆。", ("费用段",)),
        Term("基金支付总额", "total fund payment", "fund_payment", "各项基金为这张账单付的钱加起来。", (), ("fund_pay_sumamt",)),
        Term("个人负担总额", "patient share", "patient_share", "这张账单最后由个人承担的钱，含自付和自费。", ("个人负担",), ("psn_part_amt",)),
        Term("个人现金支出", "cash payment", "cash_payment", "个人负担里不是用个人账户付的部分。", (), ("psn_cash_pay",)),
        Term("医院负担", "hospital share", "hospital_share", "按规定由医疗机构自己承担的部分。", (), ("hosp_part_amt",)),
        Term("其他支出", "other payments", "other_payment", "不属于上面各项基金的支付，如商业补充保险、财政兜底。", (), ("oth_pay",)),
        Term("年度累计", "year-to-date accumulation", "year_to_date", "本年已经用掉的起付线、限额和已付的钱；下一次结算从这里接着算。", ("本年累计",)),
        Term("医保年度", "benefit year", "benefit_year", "累计从哪一天重新开始；多数地方是自然年度，也有七月到次年六月的。", ("累计年度",)),
        Term("首次住院", "first admission of the year", "admission_number", "按本年第几次住院定起付线的地方，先要说清什么算一次。", ("住院次数",)),
        Term("四舍五入到分", "round half up to the fen", "half_up", "小数第三位满五进一。在哪一步舍入也要写明，否则会差一分。"),
    ),
)  # fmt: skip
