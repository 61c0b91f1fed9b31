"""People: as what somebody is insured, and which help is due."""

from __future__ import annotations

from typing import Final

from polyc.terms.term import Chapter, Term

PEOPLE: Final = Chapter(
    "参保人与身份",
    (
        Term("参保人", "insured person", "insured", "参加了医保的人。", ("参保人员",), ("psn_no",)),
        Term("在职", "active employee", "active", "还在工作、由单位缴费的职工。", ("在职职工",), ("psn_type",)),
        Term("退休", "retiree", "retired", "办了退休、不再缴费的职工，比例一般较高。", ("退休人员",), ("psn_type",)),
        Term("灵活就业人员", "flexibly employed person", "flexibly_employed", "没有单位、自己缴费参加职工医保的人。", (), ("psn_type",)),
        Term("缴费档次", "contribution tier", "contribution_tier", "居民缴费分档的地方，缴得多的待遇较高。", (), ("clct_grde",)),
        Term("缴费年限", "years of contribution", "contribution_years", "累计缴费多少年；够了年限，退休后不再缴费。"),
        Term("待遇等待期", "waiting period", "waiting_period", "参保或断缴续保以后，过多久才开始享受待遇。", ("等待期",)),
        Term("参保资助", "premium subsidy", "premium_subsidy", "由财政或救助资金替困难人员缴一部分或全部的费。"),
        Term("人员身份类别", "special status", "special_status", "救助、优抚等身份；一个人可以同时有几种。", ("身份",), ("psn_idet_type",)),
        Term("低保对象", "subsistence-allowance recipient", "subsistence_allowance", "领取最低生活保障的人。"),
        Term("特困人员", "person in extreme poverty", "extreme_poverty", "无劳动能力、无生活来源、无人赡养的人。", ("特困供养人员",)),
        Term("低保边缘家庭成员", "low-income person near the line", "near_subsistence", "收入略高于低保线的家庭成员。", ("低保边缘",)),
        Term("因病致贫", "impoverished by medical costs", "impoverished_by_illness", "医疗支出太大而致基本生活困难的人。", ("因病致贫重病患者",)),
        Term("防返贫监测对象", "person monitored against relapse into poverty", "relapse_monitored", "脱贫后仍有返贫风险、列入监测的人。"),
        Term("建档立卡贫困人口", "registered poor", "registered_poor", "脱贫攻坚时期登记在册的贫困人口。"),
        Term("就高", "the best of several identities", "best_identity", "几种身份都符合时取有利的一种；逐参数、逐层、整套三种取法结果不同。"),
    ),
)  # fmt: skip
