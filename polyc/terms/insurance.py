"""Schemes and funds: who insures, and out of which money."""

from __future__ import annotations

from typing import Final

from polyc.terms.term import Chapter, Term

INSURANCE: Final = Chapter(
    "险种与资金",
    (
        Term("基本医疗保险", "basic medical insurance", "basic_insurance", "国家举办、人人应参加的医疗保险，分职工和城乡居民两种。", ("基本医保",)),
        Term("职工基本医疗保险", "urban employee basic medical insurance", "employee", "单位和职工按工资缴费的基本医保。", ("职工医保",), ("insutype",)),
        Term("城乡居民基本医疗保险", "urban and rural resident basic medical insurance", "resident", "没有参加职工医保的城乡居民按年缴费、财政补助的基本医保。", ("居民医保",), ("insutype",)),
        Term("大病保险", "critical illness insurance", "critical_illness", "基本医保付过以后，个人负担仍超过一定数额的部分再付一次。", ("城乡居民大病保险",), ("hifmi_pay",)),
        Term("大额医疗费用补助", "large medical expense subsidy", "large_expense_subsidy", "职工的费用超过统筹基金封顶线以后的补助。", ("职工大额补助",), ("hifob_pay",)),
        Term("公务员医疗补助", "civil servant medical subsidy", "civil_servant_subsidy", "对公务员在基本医保以外的补助。", (), ("cvlserv_pay",)),
        Term("企业补充医疗保险", "enterprise supplementary medical insurance", "enterprise_supplement", "企业自己出资、给本单位职工的补充保障。", (), ("hifes_pay",)),
        Term("离休人员医疗保障", "medical care for retired veteran cadres", "veteran_cadre_care", "离休人员单独的医疗保障，不走基本医保的分担。"),
        Term("长期护理保险", "long-term care insurance", "long_term_care", "为失能人员支付护理费用的保险，不是医疗费用。"),
        Term("生育保险", "maternity insurance", "maternity", "支付生育医疗费用和生育津贴的保险。"),
        Term("医疗救助", "medical assistance", "medical_assistance", "对困难人员，在各种保险付过以后，就剩下的个人负担再付一部分。", (), ("maf_pay",)),
        Term("倾斜救助", "preferential assistance", "preferential_assistance", "医疗救助付过以后负担仍重的，再救助一次。"),
        Term("统筹基金", "pooled fund", "pooled_fund", "一个统筹地区的参保人共用的基金。", ("基本医保统筹基金",), ("hifp_pay",)),
        Term("统筹地区", "pooling region", "pooling_region", "共用一个基金、执行同一套待遇的地区，一般是一个市。"),
        Term("个人账户", "personal account", "personal_account", "职工名下的账户，用来付本人（和共济亲属）负担的部分。", (), ("acct_pay",)),
        Term("个人账户共济", "family sharing of personal accounts", "account_sharing", "用亲属的个人账户付自己负担的部分。", (), ("acct_mulaid_pay",)),
        Term("账户余额", "account balance", "account_balance", "个人账户里还剩多少。", (), ("balc",)),
        Term("总额预算", "global budget", "global_budget", "一年给一家机构或一个地区的基金支付总额。", ("总额付费",)),
        Term("DRG付费", "payment by diagnosis-related groups", "drg", "按疾病诊断相关分组给机构付费，一组一个价。", ("按病组付费",)),
        Term("DIP付费", "payment by diagnosis-intervention packet", "dip", "按病种分值给机构付费，分值乘点值。", ("按病种分值付费",)),
        Term("按人头付费", "capitation", "capitation", "按签约或参保的人数给机构定额，超支和结余按约定分担。", ("人头包干",)),
        Term("床日付费", "per-diem payment", "per_diem", "按住院的天数给机构付费。", ("按床日付费",)),
        Term("清算", "clearing", "clearing", "医保基金与医疗机构之间按年或按月结清应付的钱，可以是负数。"),
    ),
)  # fmt: skip
