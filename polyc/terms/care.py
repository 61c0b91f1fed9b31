"""Care and institutions: what was done, where, and under which catalogue."""

from __future__ import annotations

from typing import Final

from polyc.terms.term import Chapter, Term

CARE: Final = Chapter(
    "就医、机构与目录",
    (
        Term("门诊", "outpatient care", "outpatient", "不住院的看病。", (), ("med_type",)),
        Term("住院", "inpatient care", "inpatient", "办了入院的看病；从入院到出院算一次。", (), ("med_type",)),
        Term("普通门诊统筹", "general outpatient pooling", "general_outpatient", "平常看门诊也由统筹基金付一部分，有年度限额。", ("门诊统筹",)),
        Term("门诊共济保障", "outpatient mutual-aid mechanism", "outpatient_mutual_aid", "职工医保改革：少划个人账户，多付门诊费用。"),
        Term("门诊慢特病", "outpatient chronic and special diseases", "chronic_special_outpatient", "认定了的慢性病、特殊病在门诊治疗，待遇高于普通门诊。", ("慢特病",)),
        Term("两病", "hypertension and diabetes", "two_diseases", "高血压和糖尿病的门诊用药保障。", ("两病门诊",)),
        Term("急诊", "emergency care", "emergency", "按急诊规定处理的看病。"),
        Term("日间手术", "day surgery", "day_surgery", "当天入院、手术、出院，多按住院结算。"),
        Term("医疗机构等级", "hospital level", "hospital_level", "医院评定的级别，共三级；定起付线用的级别是另一个字段。", ("医院级别",), ("hosp_lv", "dedc_hosp_lv")),
        Term("基层医疗卫生机构", "primary-care institution", "primary_care", "乡镇卫生院、社区卫生服务中心、村卫生室等。", ("基层",)),
        Term("定点医疗机构", "designated medical institution", "designated_institution", "与医保签了协议、可以直接结算的机构。", (), ("fixmedins_code",)),
        Term("定点零售药店", "designated retail pharmacy", "designated_pharmacy", "与医保签了协议的药店。"),
        Term("医共体", "county medical consortium", "county_consortium", "一个县里由一家医院牵头、统一管理的医疗机构集团。", ("县域医共体",)),
        Term("家庭医生签约", "family doctor contract", "family_doctor", "居民与基层医生团队签约，按年收签约服务费。", ("签约服务费",)),
        Term("转诊", "referral", "referral", "由一家机构转到另一家；有没有按规定办转诊，往往改变起付线和比例。", ("双向转诊",)),
        Term("异地就医", "out-of-area care", "out_of_area", "在参保地以外看病。"),
        Term("异地就医备案", "out-of-area registration", "out_of_area_registration", "去外地看病以前在参保地登记。"),
        Term("跨省直接结算", "cross-provincial direct settlement", "direct_settlement", "在外省看病当场结算，用就医地的目录、参保地的待遇。"),
        Term("就医地", "place of treatment", "treatment_place", "看病的地方。", (), ("mdtrtarea_admvs",)),
        Term("参保地", "place of enrolment", "enrolment_place", "参加医保的地方；待遇按这里的规定。", (), ("insuplc_admdvs",)),
        Term("医保目录", "reimbursement catalogue", "catalogue", "可以纳入支付的药品、诊疗项目和耗材的清单。", ("三大目录",)),
        Term("国家医保药品目录", "National Reimbursement Drug List", "nrdl", "全国统一的药品清单，分甲类和乙类。"),
        Term("甲类、乙类、丙类", "class A, B, C", "catalogue_class", "甲类全部纳入，乙类先自付一部分再纳入，丙类自费。", ("甲乙丙类", "甲类", "乙类", "丙类"), ("chrgitm_lv",)),
        Term("谈判药品", "negotiated drug", "negotiated_drug", "国家与企业谈定价格后进目录的药品。", (), ("hi_nego_drug_flag",)),
        Term("医用耗材", "medical consumables", "consumable", "手术和治疗里用掉的器材。"),
        Term("诊疗项目", "treatment items", "treatment_item", "检查、化验、手术等按项目收费的服务。"),
        Term("定价上限", "price ceiling", "price_ceiling", "一件药品或耗材最多按多少钱纳入支付。", ("限价",), ("pric_uplmt_amt",)),
        Term("支付标准", "payment standard", "payment_standard", "医保按多少钱支付一种药品或一个病种，与实际价格可以不同。"),
        Term("费用明细", "itemised charges", "line_items", "账单上一行一行的药品、项目和耗材。", ("明细",), ("feedetl_sn",)),
    ),
)  # fmt: skip
