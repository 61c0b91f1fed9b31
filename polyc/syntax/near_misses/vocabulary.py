"""Words that people say, and what the language says for them."""

from __future__ import annotations

from functools import cache
from typing import Final

_SAID: Final = {
    "政策": "政策名称 政策名 标题 policy title",
    "编号": "政策编号 代码 id",
    "地区": "区域 适用地区 统筹区 地域 region area",
    "施行": "实施 生效 执行 施行日期 实施日期 生效日期 有效期 effective",
    "口径": "约定 规则 convention",
    "舍入": "取整 四舍五入 进位 rounding round",
    "文件": "政策文件 来源 出处 文档 document source",
    "输入": "输入项 字段 变量 参数 input inputs",
    "明细": "费用明细 明细项 清单 items item",
    "计算": "计算项 定义 公式 令 compute let def define calculate",
    "额度": "限额 额度池 年度限额 pool limit",
    "层": "待遇层 保障层 险种 layer",
    "给付": "补助 补贴 发放 benefit pay",
    "分配": "分摊 分担 拆分 分给 split share",
    "不予结算": "不予支付 不予报销 不予受理 拒付 拒绝结算 不结算 deny",
    "情景": "场景 假设 情形 scenario",
    "案例": "例子 示例 样例 用例 例 测试 case example test",
    "适用": "适用条件 享受条件 适用范围 applies",
    "基数": "计算基数 基准 计费基数 base",
    "累计": "累加 年度累计 accumulate",
    "先行自付": "先自付 先行自付比例 乙类先付 upfront",
    "起付线": "起付 起付标准 起付额 门槛 门槛费 起付金 deductible",
    "支付比例": "报销比例 补偿比例 比例 基金支付比例 报销率 rate",
    "分段": "分档 分段支付 分段比例 阶梯 brackets bracket",
    "封顶线": "封顶 最高支付限额 支付限额 年度最高支付限额 最高限额 封顶额 cap",
    "另": "另外 此外 并 also",
    "例外": "除外 特殊 特例 但 except exception unless",
    "免检": "忽略 noqa ignore",
    "注": "备注 注释 说明 注意 注: note remark comment",
    "采用": "使用 选用 按照情景 use adopt",
    "录入": "导入 明细录入 rows enter",
    "设": "设置 设定 给定 输入为 set given",
    "结算": "第一次 报销 settle",
    "冲正": "退费 撤销 冲销 退款 reverse",
    "应得": "预期 期望 应为 结果 得 expect expected",
    "应拒": "拒绝 应拒绝 预期拒绝 refuse reject",
    "为": "是 as 类型",
    "之一": "其中之一 单选 任一 其一 任选 任选其一",
    "可兼": "多选 可多选 可兼有 可兼得",
    "上限": "最大值 最高 不超过 max maximum",
    "下限": "最小值 最低 不低于 min minimum",
    "可为负": "可以为负 允许为负 可负 signed",
    "缺省": "默认 默认值 默认为 default",
    "接口": "字段名 接口名 field code",
    "依据": "根据 依照 出自 参见 见 按照 cite",
    "状态": "效力 status",
    "证据": "证据等级 等级 grade evidence",
    "地址": "网址 链接 url URL link",
    "由": "从 付方 by from",
    "支付": "付 报销 承担 负担 支出 pays",
    "给": "分给 给予 拨给 到 to",
    "尾差": "余数 尾数 零头 剩余 tail",
    "归": "归于 归属 归到 计入",
    "按最大余数": "最大余数 最大余额 最大余数法",
    "按": "按照 根据 依 按照: by",
    "其余": "其他 其它 其余情形 否则 other others else default otherwise",
    "当": "如果 若 如 当且仅当 凡 对于 if when where",
    "则": "那么 就 为 then",
    "提高": "增加 上调 上浮 加 提升 raise increase",
    "降低": "减少 下调 下浮 减 减免 lower decrease",
    "优先于": "优先 先于 高于 overrides over",
    "每次": "每次住院 单次 一次 次均 每人次 per_visit visit",
    "每年": "年度 每年度 全年 一年 按年 年内 每自然年度 year yearly annual",
    "终身": "一生 lifetime",
    "同": "同一 相同 same",
    "限支付": "限支付额 封支付额 支付限额",
    "限费用": "限费用额 封费用额 费用限额",
    "不设": "无 没有 不限 无限 不封顶 无封顶 无起付线 none None unlimited",
    "待定": "未定 待补 暂缺 不详 未知 TBD tbd todo TODO unknown",
    "自": "从 自从 from since",
    "起": "起始 开始 以来",
    "至": "到 截至 直到 ~ to until",
    "止": "为止 结束 截止 终止",
    "本年累计": "年度累计 当年累计 全年累计 本年度累计 年累计 ytd YTD",
    "本年此前": "年初至今 此前累计 本年之前 本年以前 已用",
    "目标": "指标 目标值 承诺 target goal",
    "上下": "左右 正负 浮动 ±",
    "全部": "所有 全体 总数 all",
    "合计": "总和 求和 总计 加总 sum SUM total",
    "计数": "个数 条数 count COUNT",
    "排名": "名次 排序 排行 rank RANK",
    "较大": "取大 取较大 两者取大 较高 最大 max MAX",
    "较小": "取小 取较小 两者取小 较低 最小 min MIN",
    "年份": "年 取年 year YEAR",
    "月份": "取月 month MONTH",
    "月末": "月底 当月最后一天 eomonth EOMONTH",
    "工作日后": "工作日 个工作日后 workday WORKDAY",
    "是": "为 属于 等于 == is",
    "不是": "不为 不属于 非 不等于 isnot not",
    "含": "包含 包括 含有 有 具有 has contains includes",
    "不含": "不包含 不包括 没有 无",
    "超过": "大于 高于 多于 超出 超",
    "不超过": "不大于 不高于 小于等于 小于或等于 至多 最多",
    "低于": "小于 少于 不足 不到 未满 不满",
    "不低于": "不小于 不少于 大于等于 大于或等于 至少 达到 满 以上",
    "等于": "是 为 equals",
    "早于": "先于 before 以前 之前",
    "晚于": "迟于 after 以后 之后",
    "不早于": "不先于",
    "不晚于": "不迟于",
    "不满": "不足 不到 未满 小于 低于",
    "且": "并且 而且 与 和 同时 以及 又 and AND",
    "或": "或者 或是 or OR",
    "以上": "及其以上 以上含 (含)以上",
    "以下": "及其以下 以内含",
    "+": "加 加上 plus",
    "-": "减 减去 扣除 扣减 minus",
    "×": "乘 乘以 的 times",
    "÷": "除以 除 divided",
    "=": "则 那么 等于 为 是 即",
    "、": "和 与 及 或",
}

_TRADITIONAL: Final = str.maketrans(
    "編號區執輸計額層給應據狀態證類並兼較為違費擬設結沖採減則後內與過於個當從標準險種醫療療報銷線數圍條處學實續餘爲捨僅僅範別級構機門診藥劑護檢驗轉貧殘萬億業務農戶單雙歲長術備縣鄉鎮國員職",
    "编号区执输计额层给应据状态证类并兼较为违费拟设结冲采减则后内与过于个当从标准险种医疗疗报销线数围条处学实续余为舍仅仅范别级构机门诊药剂护检验转贫残万亿业务农户单双岁长术备县乡镇国员职",
)
_ALIKE: Final = str.maketrans(
    "аеорсухіАВЕКМНОРСТХοΑΒΕΗΙΚΜΝΟΡΤΥΧ○◯曰囚疒",
    "aeopcyxiABEKMHOPCTXoABEHIKMNOPTYX〇〇日因病",
)
_FIGURES: Final = str.maketrans("OoОоΟοlI|", "000000111")


@cache
def meanings() -> dict[str, tuple[str, ...]]:
    """The language's words for each word that people say."""
    found: dict[str, tuple[str, ...]] = {}
    for word, said in _SAID.items():
        for each in said.split():
            found[each] = (*found.get(each, ()), word)
    return found


def simplified(text: str) -> str:
    """The text with the traditional characters of keywords made simple."""
    return text.translate(_TRADITIONAL)


def unmistaken(text: str) -> str:
    """The text with letters of other scripts made Latin."""
    return text.translate(_ALIKE)


def as_figures(text: str) -> str:
    """The text with letters that look like figures made figures."""
    return text.translate(_FIGURES)
