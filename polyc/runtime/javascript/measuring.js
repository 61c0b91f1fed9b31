// Targets: shares of single settlements, added up, and what comes of them. Sums are BigInts, as nothing bounds them.

/** 还没有结算过的合计,作为 added 的起点。 */
const NO_TALLY = Object.freeze({ counted: 0, undecided: 0, numerator: 0, denominator: 0 });

/** The share of one settlement whose trace holds these values, in Numbers. */
function tallyOf(target, values) {
  const [numerator, denominator, counts, undecided] = target.at;
  const doubtful = undecided >= 0 && values[undecided] !== 0;
  if (doubtful || values[counts] === 0) {
    return { counted: Number(doubtful), undecided: Number(doubtful), numerator: 0, denominator: 0 };
  }
  const below = denominator >= 0 ? values[denominator] : 0;
  return { counted: 1, undecided: 0, numerator: values[numerator], denominator: below };
}

/** 两份合计相加,数是 BigInt;sign 为 -1 时相减,如冲正。 */
function added(one, other, sign = 1) {
  const [mine, its] = [wideTally(one), wideTally(other)];
  const sums = Object.entries(mine).map(([name, value]) => [name, value + BigInt(sign) * its[name]]);
  return Object.freeze(Object.fromEntries(sums));
}

/** 达标、未达标、无数据(0 ÷ 0)、未定(有待定)或不能计算(分母不大于 0),交叉相乘比较,没有误差。 */
function verdict(target, tally) {
  const sums = wideTally(tally);
  if (sums.undecided !== 0n) return "未定";
  const none = sums.denominator === 0n && sums.numerator === 0n;
  if (sums.counted === 0n || (divided(target) && none)) return "无数据";
  if (divided(target) && sums.denominator <= 0n) return "不能计算";
  const { below, above } = rooms(target, sums);
  if (below !== null && !reaches(below, target.included[0])) return "未达标";
  if (above !== null && !reaches(above, target.included[1])) return "未达标";
  return target.pending.length > 0 ? "未定" : "达标";
}

/** 比值,按声明的位数;没有时为 —。只供阅读,不作判断。 */
function ratioText(target, tally) {
  const sums = wideTally(tally);
  if (sums.counted === 0n || (divided(target) && sums.denominator <= 0n)) return "—";
  const [measure, one] = measured(target, sums);
  const { name, unit: own } = target.kind;
  const per = name === "rate" ? 10000n : name === "money" ? 100n : 1n;
  const number = rounded(measure * 10n ** BigInt(target.places), one * per, target.mode);
  return decimal(number, target.places, name !== "rate") + (name === "rate" ? "%" : name === "money" ? "元" : own);
}

/** ["还差", n]:分子再多 n 就达标;["超出", n]:再少 n;["富余", n]:还可以差 n。其余为 null。 */
function distance(target, tally) {
  const found = verdict(target, tally);
  if (found !== "达标" && found !== "未达标") return null;
  const per = perOne(target);
  const { below, above } = rooms(target, wideTally(tally));
  if (below !== null && !reaches(below, target.included[0])) return ["还差", unitsLacking(-below, per, target.included[0])];
  if (above !== null && !reaches(above, target.included[1])) return ["超出", unitsLacking(-above, per, target.included[1])];
  const left = [
    [below, target.included[0]],
    [above, target.included[1]],
  ].filter(([room]) => room !== null);
  return left.length === 0 ? null : ["富余", least(...left.map(([room, closed]) => unitsLeft(room, per, closed)))];
}

function wideTally({ counted, undecided, numerator, denominator }) {
  return {
    counted: BigInt(counted),
    undecided: BigInt(undecided),
    numerator: BigInt(numerator),
    denominator: BigInt(denominator),
  };
}

function divided(target) {
  return target.at[1] >= 0;
}

/** How many integers of the target's kind make one: a rate is in millionths. */
function perOne(target) {
  return target.kind.name === "rate" ? 1000000n : 1n;
}

/** Dividend and positive divisor of the ratio in the target's own integers. */
function measured(target, sums) {
  return [sums.numerator * perOne(target), divided(target) ? sums.denominator : 1n];
}

/** How far the ratio lies within each end of the interval, null where that is open. */
function rooms(target, sums) {
  const [measure, one] = measured(target, sums);
  return {
    below: target.low === null ? null : measure - BigInt(target.low) * one,
    above: target.high === null ? null : BigInt(target.high) * one - measure,
  };
}

function reaches(room, included) {
  return included ? room >= 0n : room > 0n;
}

function unitsLacking(lacking, per, included) {
  return included ? ceiling(lacking, per) : lacking / per + 1n;
}

function unitsLeft(room, per, included) {
  return included ? room / per : ceiling(room, per) - 1n;
}

/** The quotient of what is not negative, rounded up. */
function ceiling(dividend, divisor) {
  return (dividend + divisor - 1n) / divisor;
}

function decimal(number, places, commas) {
  const text = String(number < 0n ? -number : number).padStart(places + 1, "0");
  const whole = places > 0 ? text.slice(0, -places) : text;
  const rest = places > 0 ? `.${text.slice(-places)}` : "";
  return `${number < 0n ? "-" : ""}${commas ? grouped(whole) : whole}${rest}`;
}
