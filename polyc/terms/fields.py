"""Fields of the national interface (医疗保障信息平台) that a settlement reads or fills.

The official text of the interface is not public; names and types were compared across
several independent public transcriptions.  Amounts there are yuan with two places,
rates fractions with four.
"""

from __future__ import annotations

from typing import Final

from polyc.terms.term import Field, FieldGroup, Known

_MONEY: Final = "金额 16,2"
_RATE: Final = "比例 5,4"
_DAY: Final = "日期"

CLAIM: Final = FieldGroup(
    "单据：人、就诊与机构",
    (
        Field("psn_no", "人员编号", "字符 30"),
        Field("insutype", "险种类型", "代码 6", remark="310 职工，390 居民，392 居民大病，510 生育；网上也流传着错的对照"),
        Field("psn_type", "人员类别", "代码 6", remark="11 在职，12 退休，13 离休，14–16 居民；后几位各地自定，按前两位认"),
        Field("psn_idet_type", "人员身份类别", "代码 6", Known.SINGLE, "23 开头是救助对象；一个人可以有几条，各有起止日期"),
        Field("clct_grde", "缴费档次", "代码", Known.SINGLE),
        Field("insuplc_admdvs", "参保地医保区划", "代码 6", remark="据此选用哪个地方的政策"),
        Field("mdtrtarea_admvs", "就医地医保区划", "代码 6"),
        Field("mdtrt_id", "就诊ID", "字符 30"),
        Field("med_type", "医疗类别", "代码 6", remark="11 普通门诊，14 门诊慢特病，21 普通住院；地方扩展码含义不一"),
        Field("begntime", "开始时间", "时间", remark="入院或就诊开始"),
        Field("dscg_time", "出院时间", "时间"),
        Field("fixmedins_code", "定点医药机构编号", "字符 12"),
        Field("hosp_lv", "医院等级", "代码 2", remark="01–11，从三级特等到无等级"),
        Field("dedc_hosp_lv", "起付线医院等级", "代码 1", remark="1 一级及以下，2 二级，3 三级，9 未定级；起付线应看这个字段，不要只看医院等级"),
        Field("acct_used_flag", "个人账户使用标志", "标志 1", remark="0 不用，1 用"),
    ),
)  # fmt: skip

ITEMS: Final = FieldGroup(
    "费用明细",
    (
        Field("feedetail", "费用明细", "列表", remark="一行一件，合起来应等于医疗费总额"),
        Field("feedetl_sn", "费用明细流水号", "字符 30"),
        Field("init_feedetl_sn", "原费用流水号", "字符 30", remark="退费行写被退的那一行"),
        Field("cnt", "数量", "数量 16,4", remark="退费为负"),
        Field("pric", "单价", "单价 16,6"),
        Field("det_item_fee_sumamt", "明细项目费用总额", _MONEY),
        Field("chrgitm_lv", "收费项目等级", "代码", remark="01 甲类，02 乙类，03 丙类（自费）"),
        Field("pric_uplmt_amt", "定价上限金额", "单价 16,6"),
        Field("selfpay_prop", "自付比例", _RATE, remark="先行自付的比例"),
        Field("overlmt_amt", "超限价金额", _MONEY, remark="结算结果里叫 overlmt_selfpay"),
        Field("hi_nego_drug_flag", "医保谈判药品标志", "标志"),
    ),
)  # fmt: skip

RESULT: Final = FieldGroup(
    "结算结果",
    (
        Field("setl_id", "结算ID", "字符 30"),
        Field("medfee_sumamt", "医疗费总额", _MONEY),
        Field("fulamt_ownpay_amt", "全自费金额", _MONEY),
        Field("overlmt_selfpay", "超限价自费费用", _MONEY),
        Field("preselfpay_amt", "先行自付金额", _MONEY),
        Field("inscp_scp_amt", "符合政策范围金额", _MONEY, remark="前四项与它相加等于医疗费总额"),
        Field("act_pay_dedc", "实际支付起付线", _MONEY, remark="本次落在起付线里的数额，不是起付标准"),
        Field("dedc_std", "起付标准", _MONEY, Known.SINGLE),
        Field("hifp_pay", "基本医疗保险统筹基金支出", _MONEY),
        Field("pool_prop_selfpay", "基本医疗保险统筹基金支付比例", _RATE, Known.DOUBTED, "名称里有 selfpay，样本里却是基金支付的比例；有的系统读反了"),
        Field("cvlserv_pay", "公务员医疗补助资金支出", _MONEY),
        Field("hifes_pay", "企业补充医疗保险基金支出", _MONEY),
        Field("hifmi_pay", "居民大病保险资金支出", _MONEY),
        Field("hifob_pay", "职工大额医疗费用补助基金支出", _MONEY),
        Field("maf_pay", "医疗救助基金支出", _MONEY),
        Field("oth_pay", "其他支出", _MONEY),
        Field("fund_pay_sumamt", "基金支付总额", _MONEY, Known.DOUBTED, "含不含个人账户，各省不同"),
        Field("hosp_part_amt", "医院负担金额", _MONEY),
        Field("psn_part_amt", "个人负担总金额", _MONEY, remark="医疗费总额减去基金支付和医院负担"),
        Field("acct_pay", "个人账户支出", _MONEY),
        Field("acct_mulaid_pay", "个人账户共济支付金额", _MONEY, Known.DOUBTED, "多数读作包含在个人账户支出里，也有另加的"),
        Field("psn_cash_pay", "个人现金支出", _MONEY, remark="个人负担减去个人账户支出"),
        Field("balc", "余额", _MONEY, remark="支出以后的余额"),
        Field("setl_time", "结算时间", _DAY),
    ),
)  # fmt: skip
