// Amounts, rates, unit prices and quantities as text; Numbers or BigInts, no arithmetic on either.

const YUAN = /^(-?)(0|[1-9][0-9]{0,14})(?:\.([0-9]{1,2}))?元?$/;
const PERCENT = /^(-?)(0|[1-9][0-9]{0,8})(?:\.([0-9]{1,4}))?%$/;
const PRICE = /^(-?)(0|[1-9][0-9]{0,12})(?:\.([0-9]{1,6}))?元?$/;
const QUANTITY = /^(-?)(0|[1-9][0-9]{0,12})(?:\.([0-9]{1,4}))?$/;

/** Fen as yuan for readers: -1234567 → -12,345.67. */
function yuanText(fen) {
  const [sign, whole, rest] = parted(fen, 2);
  return `${sign}${grouped(whole)}.${rest}`;
}

/** Fen as yuan for machines, without thousands commas: 340000 → 3400.00. */
function plainYuan(fen) {
  return yuanText(fen).replace(/,/g, "");
}

/** Millionths as a percentage without trailing zeros: 675000 → 67.5%. */
function percentText(millionths) {
  return `${quantityText(millionths)}%`;
}

/** A unit price in yuan, at least two places and no idle ones behind them: 12345600 → 12.3456. */
function priceText(millionths) {
  const [sign, whole, rest] = parted(millionths, 6);
  return `${sign}${grouped(whole)}.${rest.replace(/0+$/, "").padEnd(2, "0")}`;
}

/** A unit price in yuan for machines, without thousands commas. */
function plainPrice(millionths) {
  return priceText(millionths).replace(/,/g, "");
}

/** A number of ten-thousandths without trailing zeros: 15000 → 1.5. */
function quantityText(tenThousandths) {
  const [sign, whole, rest] = parted(tenThousandths, 4);
  const places = rest.replace(/0+$/, "");
  return `${sign}${whole}${places === "" ? "" : "."}${places}`;
}

/** The sign, and the digits before and behind the point. */
function parted(number, places) {
  const text = String(number);
  const sign = text.startsWith("-") ? "-" : "";
  const digits = text.slice(sign.length).padStart(places + 1, "0");
  return [sign, digits.slice(0, -places), digits.slice(-places)];
}

function grouped(digits) {
  return digits.replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
}

/** Fen of `4300.00` or `4300元`; null for every other spelling, commas and exponents included. */
function readYuan(text) {
  return scaled(YUAN, text, 2);
}

/** Millionths of `85%` or `67.5%`; null for every other spelling. */
function readPercent(text) {
  return scaled(PERCENT, text, 4);
}

/** Millionths of a yuan of `12.345678` or `12.5元`; null for every other spelling. */
function readPrice(text) {
  return scaled(PRICE, text, 6);
}

/** Ten-thousandths of `1.5`; null for every other spelling. */
function readQuantity(text) {
  return scaled(QUANTITY, text, 4);
}

/** The integer; a BigInt where a Number would not be exact, which is beyond every bound. */
function scaled(pattern, text, places) {
  const found = typeof text === "string" ? pattern.exec(text) : null;
  if (found === null) return null;
  const [, sign, whole, fraction = ""] = found;
  const wide = BigInt(sign + whole + fraction.padEnd(places, "0"));
  return beyond(wide) ? wide : Number(wide);
}
