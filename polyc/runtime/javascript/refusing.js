// Why a claim is refused; numbers below zero are the same in every policy.

const WRONG_CLAIM = -1000;
const OUTSIDE_PERIOD = -1001;
const FOREIGN_STATE = -1002;
const UNKNOWN_SETTLEMENT = -1003;
const ALREADY_REVERSED = -1004;
const NOT_THE_LAST = -1005;
const REVERSAL_OF_A_REVERSAL = -1006;
const CELL_OUT_OF_BOUNDS = -1007;
/** A result is too large for a Number; only here, other languages hand it out. */
const BEYOND_NUMBER = -1008;

function refusal(number, reason, about, message) {
  return { number, reason, about, message, citations: [] };
}

function foreignState() {
  return refusal(FOREIGN_STATE, "状态不符", "累计状态", "传入的累计状态不是由本模块产生的,不能用来结算。");
}

function beyondNumber() {
  const message = "算得的数超出 JavaScript 能精确表示的范围,请改用其他语言的版本结算。";
  return refusal(BEYOND_NUMBER, "数值过大", "结果", message);
}

function refusedReversal(number, message) {
  return refusal(number, "不能冲正", "冲正", message);
}

/** The refusal with the list and the row of the item that it is about; rows count from 1. */
function inRow(refused, list, row) {
  return { ...refused, message: `${list}第 ${row} 行:${refused.message}` };
}

/** What a call answers that does not settle; deeply frozen. */
function refuse(refused) {
  return frozen({ settled: false, refused });
}

/** The value, and all that hangs on it, made unchangeable. */
function frozen(value) {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
