// The year-to-date state of one person, and taking a settlement back out of it.

/**
 * What earlier settlements of this person left behind. `cells` holds the integers (fen, counts) of each scope
 * under the scope's key: 年度:2023, 终身, 链:<input>:<text>. `serial` counts the settlements ever made and never
 * falls; `reversed` holds, ascending, the serials that were taken back.
 */
class State {
  constructor(cells, serial, reversed) {
    Object.assign(this, { cells, serial, reversed });
    frozen(this);
  }
}

/** The scope that a key belongs to; undefined where the key is none of the policy's. */
function scopeOf(scopes, key) {
  return scopes.find((scope) => holds(scope, key));
}

function holds(scope, key) {
  const rest = key.slice(scope.prefix.length);
  if (!key.startsWith(scope.prefix)) return false;
  switch (scope.name) {
    case "yearly":
      return /^[1-9][0-9]{0,3}$/.test(rest);
    case "lifetime":
      return rest === "";
    default:
      return standsAlone(rest);
  }
}

/**
 * The state without what a settlement added, and how that changes it; or why it may not be taken back.
 * Cells of the last settlement go back to exactly what they were, scopes that it made included.
 */
function takeBack(scopes, state, settlement, lastOnly) {
  const refused = irreversible(state, settlement, lastOnly);
  if (refused) return { refused };
  const cells = { ...state.cells };
  const changes = [];
  for (const { key, before, after } of settlement.changes) {
    const now = own(cells, key) ? cells[key] : null;
    const rest = after.map((number, at) => (now ? now[at] : 0) + (before ? before[at] : 0) - number);
    const scope = scopeOf(scopes, key);
    if (scope === undefined || !within(scope, rest)) {
      const message = `冲正后“${key}”的累计会超出界限,这张结算单不能冲正。`;
      return { refused: refusedReversal(CELL_OUT_OF_BOUNDS, message) };
    }
    delete cells[key];
    if (rest.some((number) => number !== 0) || (before !== null && now !== null)) cells[key] = rest;
    changes.push({ key, before: now, after: rest });
  }
  const reversed = [...state.reversed, settlement.serial].sort((one, other) => one - other);
  return { state: new State(cells, state.serial, reversed), changes };
}

function irreversible(state, { serial, reversalOf }, lastOnly) {
  if (reversalOf !== null) {
    return refusedReversal(REVERSAL_OF_A_REVERSAL, "这是一张冲正单,冲正单不能再冲正。");
  }
  if (!(1 <= serial && serial <= state.serial)) {
    return refusedReversal(UNKNOWN_SETTLEMENT, `累计状态里没有第 ${serial} 次结算,不能冲正。`);
  }
  if (state.reversed.includes(serial)) {
    return refusedReversal(ALREADY_REVERSED, `第 ${serial} 次结算已经冲正过,不能再冲正。`);
  }
  let last = state.serial;
  while (state.reversed.includes(last)) last--;
  if (lastOnly && serial !== last) {
    return refusedReversal(NOT_THE_LAST, `只能按逆序冲正:请先冲正第 ${last} 次结算。`);
  }
  return null;
}

function within(scope, numbers) {
  return (
    numbers.length === scope.cells.length &&
    scope.cells.every(({ low, high }, at) => low <= numbers[at] && numbers[at] <= high)
  );
}
