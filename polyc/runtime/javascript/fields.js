// The inputs of a claim: what each expects, and what is wrong with a value.

/** The author's name, and the interface's behind it where it differs. */
function label({ name, field }) {
  return name === field ? name : `${name}(${field})`;
}

/** What the field takes, in Chinese, bounds included. */
function expected(field) {
  const span = () => `${show(field.kind, field.low)}至${show(field.kind, field.high)}`;
  switch (field.kind.name) {
    case "money":
      return `${span()}的金额`;
    case "rate":
      return `${span()}的比例`;
    case "count":
      return `${span()}的整数`;
    case "date":
      return `${span()}的日期`;
    case "unit_price":
      return `${span()}的单价`;
    case "quantity":
      return `${span()}的数量`;
    case "flag":
      return "是或否";
    case "choice":
      return `${field.kind.options.join("、")}之一`;
    case "choices":
      return `${field.kind.options.join("、")}中的零项或多项`;
  }
  return field.key ? "不空且首尾没有空白的文本" : "文本";
}

/** What is wrong with a typed value of the field, in Chinese; empty where it fits. */
function misfit(field, value) {
  const number = numberOf(field.kind, value);
  if (number === null) return `${label(field)}应为${expected(field)},现在的值类型或内容不对`;
  if (!(field.low <= number && number <= field.high)) return outside(field, number);
  return field.key && !standsAlone(value) ? `${label(field)}应为${expected(field)}` : "";
}

/** What is said of a number out of the field's bounds. */
function outside(field, number) {
  return `${label(field)}应为${expected(field)},现在是${given(field, number)}`;
}

/** A number as text, also one too long or too far out to be shown by its kind. */
function given(field, number) {
  const inexact = typeof number === "number" && !Number.isSafeInteger(number);
  if (inexact || number >= 1e18 || number <= -1e18) return "过大的数";
  return ["money", "rate", "count", "unit_price", "quantity"].includes(field.kind.name)
    ? show(field.kind, number)
    : "界外的值";
}

const BLANK = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const EDGED = new RegExp(`^${BLANK}|${BLANK}$`);

/** Whether a text is not empty and has no blanks around it, by the blanks that every language of polyc knows. */
function standsAlone(text) {
  return text !== "" && !EDGED.test(text);
}

/** The sentence that says on which days this version holds. */
function periodText(period, name) {
  const end = period.high === null ? "起" : `至${dayText(period.high)}`;
  return `${name}不在本版政策的施行期内:${dayText(period.low)}${end}。`;
}
