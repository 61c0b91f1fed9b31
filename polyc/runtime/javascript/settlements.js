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
function writeSettlement(stamp, outputs, rows, settlement) {
  const values = (columns, held) => Object.fromEntries(columns.map(({ field, kind }) => [field, asJson(kind, held[field])]));
  const lists = rows.map(({ field, columns }) => [field, settlement.outputs[field].map((row) => values(columns, row))]);
  return {
    ...stamp,
    outputs: { ...values(outputs, settlement.outputs), ...Object.fromEntries(lists) },
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
function readSettlement(stamp, outputs, rows, scopes, mapping) {
  const found = unstamped(stamp, mapping, ["outputs", "serial", "reversal_of", "changes"]);
  if (!Number.isSafeInteger(found.serial) || found.serial < 1) {
    throw new WrongState(`serial 应为正整数,现在是${quoted(found.serial)}`);
  }
  if (found.reversal_of !== null && !Number.isSafeInteger(found.reversal_of)) {
    throw new WrongState(`reversal_of 应为整数或 null,现在是${quoted(found.reversal_of)}`);
  }
  const values = readOutputs(outputs, rows, found.outputs);
  return new Settlement(values, found.serial, readChanges(scopes, found.changes), found.reversal_of);
}

function readOutputs(outputs, rows, mapping) {
  const names = [...outputs, ...rows].map(({ field }) => field);
  if (!hasExactly(mapping, names)) throw new WrongState(`outputs 应恰好有这些项:${names.join("、")}`);
  const lists = rows.map((each) => [each.field, readRows(each, mapping[each.field])]);
  return { ...readValues(outputs, mapping), ...Object.fromEntries(lists) };
}

function readRows({ field, columns }, found) {
  const names = columns.map((column) => column.field);
  if (!Array.isArray(found) || !found.every((row) => hasExactly(row, names))) {
    throw new WrongState(`${field} 应为列表,每行恰好有这些项:${names.join("、")}`);
  }
  return found.map((row) => readValues(columns, row));
}

function readValues(outputs, mapping) {
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
