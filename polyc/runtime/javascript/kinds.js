// What an integer stands for, and how a value of each kind is shown, counted and written as JSON.

const DAY = 86400000;
/** Fen (1000 亿元): only what is left of a limit that is 不设 comes to so much. */
const BEYOND_ANY_LIMIT = 10000000000000;

/** A day as text, 2023-07-10, from days since 1970-01-01. */
function dayText(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** Days since 1970-01-01; null where the text is no day of the calendar. */
function dayNumber(text) {
  if (typeof text !== "string" || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) || text < "0001") return null;
  const number = Date.parse(`${text}T00:00:00Z`) / DAY;
  return Number.isInteger(number) && dayText(number) === text ? number : null;
}

/** The options whose bits a number holds; without `&`, which knows 32 bits only. */
function chosen(options, number) {
  return options.filter((_, bit) => Math.floor(number / 2 ** bit) % 2 === 1);
}

/** The integer as its reader expects it: fen as yuan, millionths as percent, days as a date. */
function show(kind, number) {
  switch (kind.name) {
    case "money":
      return number >= BEYOND_ANY_LIMIT ? "不设" : `${yuanText(number)}元`;
    case "rate":
      return percentText(number);
    case "date":
      return dayText(number);
    case "flag":
      return number ? "是" : "否";
    case "choice":
      return kind.options[number];
    case "choices":
      return chosen(kind.options, number).join("、") || "无";
    case "unit_price":
      return `${priceText(number)}元`;
    case "quantity":
      return quantityText(number);
    default:
      return `${number}${kind.unit}`;
  }
}

/** The typed value that an integer of the kind stands for: integers, a day as text, options as texts. */
function valueOf(kind, number) {
  switch (kind.name) {
    case "date":
      return dayText(number);
    case "flag":
      return number !== 0;
    case "choice":
      return kind.options[number];
    case "choices":
      return Object.freeze(chosen(kind.options, number));
    default:
      return number;
  }
}

/** The integer that settles a typed value, 0 for a text; null where the value is not of the kind. */
function numberOf(kind, value) {
  switch (kind.name) {
    case "date":
      return dayNumber(value);
    case "flag":
      return typeof value === "boolean" ? Number(value) : null;
    case "choice":
      return kind.options.includes(value) ? kind.options.indexOf(value) : null;
    case "choices":
      return options(kind, value) && value.reduce((sum, item) => sum + 2 ** kind.options.indexOf(item), 0);
    case "text":
      return typeof value === "string" ? 0 : null;
    default:
      return Number.isInteger(value) ? value + 0 : null; // + 0: minus zero is zero
  }
}

/** The options of a list in the order of the kind; null where one is unknown or there twice. */
function options(kind, value) {
  if (!Array.isArray(value) || !value.every((item) => kind.options.includes(item))) return null;
  return new Set(value).size === value.length ? kind.options.filter((option) => value.includes(option)) : null;
}

/** A typed value as JSON: amounts in yuan and rates in percent as texts. */
function asJson(kind, value) {
  switch (kind.name) {
    case "money":
      return plainYuan(value);
    case "rate":
      return percentText(value);
    case "unit_price":
      return plainPrice(value);
    case "quantity":
      return quantityText(value);
    default:
      return value;
  }
}
