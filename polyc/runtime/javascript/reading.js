// Values as JSON gives them → typed values, or what is wrong with them.

const own = (mapping, key) => Object.prototype.hasOwnProperty.call(mapping, key);
const unique = (items) => [...new Set(items)];

function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The keys of the mapping that are none of the names, each with a Chinese sentence. */
function unknownNames(names, mapping) {
  return Object.keys(mapping)
    .filter((key) => !names.includes(key))
    .map((key) => [key, `没有名为${quoted(key)}的字段${guess(key, names)}`]);
}

/** The one key under which an input is given, none where it is not, and what is wrong with several. */
function keysOf({ field, name }, mapping) {
  const keys = unique([field, name]).filter((key) => own(mapping, key));
  const doubled = keys.length > 1;
  return [keys, doubled ? `${name}写了两次:${keys[0]} 和 ${keys[1]} 是同一项,只能写一个` : ""];
}

/** The typed value of a field that must be given, and what is wrong with it. */
function readField(field, mapping) {
  const [keys, problem] = keysOf(field, mapping);
  if (problem) return [null, problem];
  if (keys.length === 0) return [null, missing(field)];
  return readGiven(field, mapping[keys[0]]);
}

function missing(field) {
  return `缺少${label(field)},应为${expected(field)},${howToWrite(field.kind)}`;
}

/** The typed value of what is given for a field, and what is wrong with it. */
function readGiven(field, raw) {
  const value = readValue(field.kind, raw);
  if (value === null) {
    const hint = `现在是${quoted(raw)}${guess(raw, field.kind.options)}`;
    return [null, `${label(field)}应为${expected(field)},${howToWrite(field.kind)},${hint}`];
  }
  return typeof value === "bigint" ? [null, outside(field, value)] : [value, misfit(field, value)];
}

/** The typed value that a JSON value stands for; null where it is not written as the kind asks. */
function readValue(kind, raw) {
  switch (kind.name) {
    case "money":
      return readYuan(raw);
    case "rate":
      return readPercent(raw);
    case "count":
      return Number.isInteger(raw) ? raw + 0 : null;
    case "unit_price":
      return readPrice(raw);
    case "quantity":
      return Number.isInteger(raw) ? raw * 10000 + 0 : readQuantity(raw);
    case "date":
      return dayNumber(raw) === null ? null : raw;
    case "flag":
      return typeof raw === "boolean" ? raw : null;
    case "choice":
      return kind.options.includes(raw) ? raw : null;
    case "choices":
      return options(kind, raw);
    default:
      return typeof raw === "string" ? raw : null;
  }
}

/** How a value of the kind is written in JSON. */
function howToWrite(kind) {
  switch (kind.name) {
    case "money":
      return '写成带引号的元,如 "4300.00" 或 "4300元",至多两位小数,不用千分位和科学记数';
    case "rate":
      return '写成带引号的百分数,如 "85%"';
    case "count":
      return "写成不带引号的整数,如 3";
    case "unit_price":
      return '写成带引号的元,如 "12.345678" 或 "12.5元",至多六位小数';
    case "quantity":
      return '写成带引号的数,如 "1.5",至多四位小数;整数也可以不带引号';
    case "date":
      return '写成 "2023-07-10" 的样子';
    case "flag":
      return "写成 true 或 false";
    case "choice":
      return `写成选项的文字,如 "${kind.options[0]}"`;
    case "choices":
      return `写成选项的列表,如 ["${kind.options[0]}"],没有就写 [],不能重复`;
    default:
      return "写成带引号的文字";
  }
}

/** A JSON value named in a sentence, never longer than a line. */
function quoted(raw) {
  if (raw === null || typeof raw === "boolean") return String(raw);
  if (typeof raw === "string") {
    const characters = Array.from(raw);
    return `“${characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : raw}”`;
  }
  if (typeof raw === "number") return Number.isInteger(raw) && Math.abs(raw) >= 1e18 ? "过大的数" : `数字 ${raw}`;
  if (!Array.isArray(raw)) return "别的东西";
  return `列表 [${raw.slice(0, 5).map(quoted).join(", ")}${raw.length > 5 ? ", …" : ""}]`;
}

function guess(raw, words) {
  const strays = Array.isArray(raw) ? raw.filter((item) => typeof item === "string" && !words.includes(item)) : [];
  const close = nearest(typeof raw === "string" ? raw : strays.length > 0 ? strays[0] : "", words);
  return close === undefined ? "" : `,是否想写“${close}”?`;
}
