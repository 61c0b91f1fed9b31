// What a module offers: settlement, reversal, explanation, and everything to and from JSON.

/** 没有结算过的人的累计状态。 */
function emptyState() {
  return new State({}, 0, []);
}

/**
 * 结算一次。返回 { settled: true, settlement, state } 或 { settled: false, refused };传入的状态不变。
 * 申报的字段名见 FIELDS:金额以分计,比例以百万分之一计,日期写成 "2023-07-10",选项写文字,可兼的选项写数组。
 */
function settle(claim, state) {
  const here = admitted(claim, state);
  if (here.refused) return refuse(here.refused);
  const result = settleInts(...here.numbers, ...here.rows);
  if (result[0] !== 0) return refuse(refusedBy(result));
  const outputs = [
    ...OUTPUTS.map(({ field, kind }, at) => [field, valueOf(kind, result[at + 1])]),
    ...rowsOf(ROWS, here.rows, result.slice(OUTPUTS.length + CELLS.length + 1)),
  ];
  const after = SCOPES.map((scope) => scope.cells.map(() => 0));
  CELLS.forEach(([scope, at], cell) => (after[scope][at] = result[OUTPUTS.length + 1 + cell]));
  const changes = here.keys.map((key, scope) => ({ key, before: here.before[scope], after: after[scope] }));
  const cells = { ...state.cells, ...Object.fromEntries(here.keys.map((key, scope) => [key, after[scope]])) };
  const serial = state.serial + 1;
  return Object.freeze({
    settled: true,
    settlement: new Settlement(Object.fromEntries(outputs), serial, changes, null),
    state: new State(cells, serial, state.reversed),
  });
}

/** 结算一次,返回 { settled: true, steps },每一步有名称、带数的算式、结果、依据;或 { settled: false, refused }。 */
function explain(claim, state) {
  const here = traced(claim, state);
  if (here.refused) return refuse(here.refused);
  return frozen({ settled: true, steps: explainSteps(STEPS, here.values) });
}

/** 结算一次,返回 { settled: true, items },明细每一行的每一步;或 { settled: false, refused }。 */
function explainItems(claim, state) {
  const here = traced(claim, state);
  if (here.refused) return refuse(here.refused);
  return frozen({ settled: true, items: itemResults(ITEM_STEPS, here.rows, here.values, here.kept) });
}

/** 结算一次,返回 { settled: true, tallies },它计入 TARGETS 中各个目标的数;或 { settled: false, refused }。 */
function measure(claim, state) {
  const here = traced(claim, state);
  if (here.refused) return refuse(here.refused);
  return frozen({ settled: true, tallies: TARGETS.map((target) => tallyOf(target, here.values)) });
}

/** 各步骤排成中文表格。 */
function explainText(steps) {
  return stepsText(steps);
}

/** 冲正一次结算。返回金额相反的冲正单和冲正后的累计状态,形同 settle 的返回;或拒付。 */
function reverse(settlement, state) {
  if (!(settlement instanceof Settlement) || !(state instanceof State)) return refuse(foreignState());
  const outcome = takeBack(SCOPES, state, settlement, LAST_ONLY);
  if (outcome.refused) return refuse(outcome.refused);
  const outputs = [
    ...takenBack(OUTPUTS, settlement.outputs),
    ...ROWS.map(({ field, columns }) => [
      field,
      settlement.outputs[field].map((row) => Object.fromEntries(takenBack(columns, row))),
    ]),
  ];
  const { serial } = settlement;
  return Object.freeze({
    settled: true,
    settlement: new Settlement(Object.fromEntries(outputs), serial, outcome.changes, serial),
    state: outcome.state,
  });
}

/** The values with their amounts negated, as pairs of field and value. */
function takenBack(outputs, values) {
  return outputs.map(({ field, kind }) => [field, kind.name === "money" ? 0 - values[field] : values[field]]);
}

/** 由 JSON 对象得到申报;有不对之处则抛出 WrongClaim,一次说全。 */
function claimFromJson(mapping) {
  return readClaim(FIELDS, LISTS, mapping);
}

/** 累计状态写成 JSON 对象,带政策和版本。 */
function stateToJson(state) {
  if (!(state instanceof State)) throw new WrongState(foreignState().message);
  return writeState(STAMP, SCOPES, state);
}

/** 由 JSON 对象得到累计状态;不是本版政策产生的则抛出 WrongState。 */
function stateFromJson(mapping) {
  return readState(STAMP, SCOPES, mapping);
}

/** 结算结果写成 JSON 对象:金额以元计,写成文字;changes 以分计。 */
function settlementToJson(settlement) {
  if (!(settlement instanceof Settlement)) throw new WrongState(foreignState().message);
  return writeSettlement(STAMP, OUTPUTS, ROWS, settlement);
}

/** 由 JSON 对象得到结算结果,以便冲正;不是本版政策产生的则抛出 WrongState。 */
function settlementFromJson(mapping) {
  return readSettlement(STAMP, OUTPUTS, ROWS, SCOPES, mapping);
}

/** The numbers of claim and state before in the order of `settleInts`, the scopes' keys; or `refused`. */
function admitted(claim, state) {
  if (!(state instanceof State)) return { refused: foreignState() };
  const here = entered(FIELDS, LISTS, PERIOD, claim);
  if (here.refused) return here;
  const keys = SCOPES.map((scope, at) => keyOf(scope, KEYS[at], claim));
  const before = keys.map((key) => (own(state.cells, key) ? state.cells[key] : null));
  const cells = CELLS.map(([scope, at]) => (before[scope] === null ? 0 : before[scope][at]));
  return { numbers: [...PARAMETERS.map((at) => here.numbers[at]), ...cells], rows: here.rows, keys, before };
}

function keyOf(scope, input, claim) {
  const given = input < 0 ? "" : claim[FIELDS[input].field];
  return scope.prefix + (scope.name === "yearly" ? yearOf(given) : given);
}

/** The benefit year of an ISO date, by the calendar year in which it began. */
function yearOf(day) {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) < YEAR_MONTH ? year - 1 : year;
}

/** What is handed out of the items, as pairs of field and rows; `numbers` come row after row. */
function rowsOf(rows, lists, numbers) {
  let start = 0;
  return rows.map(({ field, name, columns }) => {
    const at = LISTS.findIndex((list) => list.name === name);
    const made = lists[at].map((_, row) => {
      const from = start + row * columns.length;
      return Object.fromEntries(columns.map((each, place) => [each.field, valueOf(each.kind, numbers[from + place])]));
    });
    start += made.length * columns.length;
    return [field, made];
  });
}

/** The values in which the steps count their places, and what is kept of the items; or `refused`. */
function traced(claim, state) {
  const here = admitted(claim, state);
  if (here.refused) return here;
  const result = traceInts(...here.numbers, ...here.rows);
  if (result[0] !== 0) return { refused: refusedBy(result) };
  const values = [...here.numbers, ...result.slice(0, TRACED), ...CONSTANTS];
  return { values, rows: here.rows, kept: result.slice(TRACED) };
}

function refusedBy([number, row]) {
  return row === undefined ? REFUSALS[number] : inRow(REFUSALS[number], IN_LIST[number], row);
}
