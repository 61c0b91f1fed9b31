// Settlements to and from JSON, so that one can be kept and taken back later.

/**
 * One settlement. `outputs` holds the typed results under their public names; `changes` what it did to the cells of
 * each scope: `key`, the cells `before` (null: a new scope) and `after`; `reversalOf` the serial that a reversal
 * takes back, else null.
 */
class Settlement {
  constructor(outputs, serial, changes, reversalOf) {
    Object.assign(this, { outputs, serial, changes, reversalOf });
    frozen(this);
  }
}

/** The settlement as JSON; `changes` hold integers of fen or counts. */
function writeSettlement(stamp, outputs, settlement) {
  const values = outputs.map(({ field, kind }) => [field, asJson(kind, settlement.outputs[field])]);
  return {
    ...stamp,
    outputs: Object.fromEntries(values),
    serial: settlement.serial,
    reversal_of: settlement.reversalOf,
    changes: settlement.changes.map(({ key, before, after }) => ({
      key,
      before: before && [...before],
      after: [...after],
    })),
  };
}

/** What `writeSettlement` was given; throws `WrongState` for any other value. */
function readSettlement(stamp, outputs, scopes, mapping) {
  const found = unstamped(stamp, mapping, ["outputs", "serial", "reversal_of", "changes"]);
  if (!Number.isSafeInteger(found.serial) || found.serial < 1) {
    throw new WrongState(`serial 应为正整数,现在是${quoted(found.serial)}`);
  }
  if (found.reversal_of !== null && !Number.isSafeInteger(found.reversal_of)) {
    throw new WrongState(`reversal_of 应为整数或 null,现在是${quoted(found.reversal_of)}`);
  }
  const values = readOutputs(outputs, found.outputs);
  return new Settlement(values, found.serial, readChanges(scopes, found.changes), found.reversal_of);
}

function readOutputs(outputs, mapping) {
  const names = outputs.map(({ field }) => field);
  if (!hasExactly(mapping, names)) throw new WrongState(`outputs 应恰好有这些项:${names.join("、")}`);
  const values = outputs.map(({ field, name, kind }) => {
    const value = readValue(kind, mapping[field]);
    if (value === null || typeof value === "bigint") {
      throw new WrongState(`${name}应${howToWrite(kind)},现在是${quoted(mapping[field])}`);
    }
    return [field, value];
  });
  return Object.fromEntries(values);
}

function readChanges(scopes, changes) {
  if (!Array.isArray(changes)) throw new WrongState(`changes 应为列表,现在是${quoted(changes)}`);
  return changes.map((change) => {
    if (!isChange(scopes, change)) {
      throw new WrongState(`changes 里应为本政策的 key、before、after 三项,现在是${quoted(change)}`);
    }
    const { key, before, after } = change;
    return { key, before: before && before.map((number) => number + 0), after: after.map((number) => number + 0) };
  });
}

function isChange(scopes, change) {
  if (!hasExactly(change, ["key", "before", "after"]) || typeof change.key !== "string") return false;
  const scope = scopeOf(scopes, change.key);
  const fit = (cells) =>
    Array.isArray(cells) && cells.length === scope.cells.length && cells.every(Number.isSafeInteger);
  return scope !== undefined && (change.before === null || fit(change.before)) && fit(change.after);
}
