// Exact whole numbers. Each function takes either Numbers or BigInts, never both in one call;
// what it forms on the way is proven to stay below 2^53 where it is called with Numbers.

/** The quotient without its remainder, symmetric about zero. */
function div(dividend, divisor) {
  return (dividend - (dividend % divisor)) / divisor;
}

function least(first, ...rest) {
  return rest.reduce((found, other) => (other < found ? other : found), first);
}

function greatest(first, ...rest) {
  return rest.reduce((found, other) => (other > found ? other : found), first);
}

/**
 * dividend / divisor as a whole number, rounded by its size, so that minus zero never comes out; divisor > 0.
 * A Number doubled is exact however large it is.
 */
function rounded(dividend, divisor, mode) {
  const zero = divisor - divisor;
  const size = dividend < 0 ? zero - dividend : dividend;
  const rest = size % divisor;
  let whole = (size - rest) / divisor;
  if (goesUp(whole, rest, divisor, mode)) whole++;
  return dividend < 0 ? zero - whole : whole;
}

function goesUp(whole, rest, divisor, mode) {
  switch (mode) {
    case "half_up":
      return rest + rest >= divisor;
    case "down":
      return false;
    case "up":
      return rest > 0;
    case "half_even": {
      const two = (divisor + divisor) / divisor;
      return rest + rest > divisor || (rest + rest === divisor && whole % two > 0);
    }
  }
  throw new Error(mode);
}

/**
 * The least amount of fen from the first bound on for which the brackets pay `value` fen, in steps, rounded once.
 * Where no amount does, because the last rate is 0, the start of the last bracket. `million` is 1000000
 * in the form of the other numbers.
 */
function bandsInverse(value, bounds, rates, million, mode, step) {
  const zero = million - million;
  let wanted = value > 0 ? value * million : zero;
  for (let at = 0; at < bounds.length; at++) {
    const rate = rates[at];
    const last = at + 1 === bounds.length;
    const given = last ? wanted : (bounds[at + 1] - bounds[at]) * rate;
    if (wanted <= 0 || (given >= wanted && rate > 0)) {
      return rate > 0 ? rounded(bounds[at] * rate + wanted, rate * step, mode) : rounded(bounds[at], step, mode);
    }
    if (last) break;
    wanted -= given;
  }
  return rounded(bounds[bounds.length - 1], step, mode);
}

/** Whether a BigInt is too large to be handed out as a Number. */
function beyond(wide) {
  return !Number.isSafeInteger(Number(wide));
}
