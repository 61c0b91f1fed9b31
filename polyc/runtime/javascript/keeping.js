// State and settlement to and from JSON, stamped so that another policy's is refused.

/** A state or settlement that this module did not make or that was changed since; a Chinese message. */
class WrongState extends Error {
  constructor(message) {
    super(message);
    this.name = "WrongState";
  }
}

/** The mapping when it has this stamp and exactly these other names; else throws `WrongState`. */
function unstamped(stamp, mapping, names) {
  if (!isMapping(mapping)) throw new WrongState(`应为一个对象,现在是${quoted(mapping)}`);
  const value = (name) => (own(mapping, name) ? mapping[name] : null);
  const problems = [
    ...Object.keys(stamp)
      .filter((name) => JSON.stringify(value(name)) !== JSON.stringify(stamp[name]))
      .map((name) => `${name} 应为${quoted(stamp[name])},现在是${quoted(value(name))}`),
    ...names.filter((name) => !own(mapping, name)).map((name) => `缺少 ${name}`),
    ...Object.keys(mapping)
      .filter((name) => !own(stamp, name) && !names.includes(name))
      .map((name) => `没有名为${quoted(name)}的项`),
  ];
  if (problems.length > 0) throw new WrongState(`不是本版政策产生的:${problems.join(";")}`);
  return mapping;
}

/** The state as JSON: cells by name, integers of fen or counts. */
function writeState(stamp, scopes, state) {
  const cells = Object.entries(state.cells).map(([key, numbers]) => [key, named(scopes, key, numbers)]);
  return { ...stamp, serial: state.serial, reversed: [...state.reversed], cells: Object.fromEntries(cells) };
}

function named(scopes, key, numbers) {
  return Object.fromEntries(scopeOf(scopes, key).cells.map(({ name }, at) => [name, numbers[at]]));
}

/** The state of `writeState`; throws `WrongState` for any other value, naming what is wrong. */
function readState(stamp, scopes, mapping) {
  const { serial, reversed, cells } = unstamped(stamp, mapping, ["serial", "reversed", "cells"]);
  checkSerials(serial, reversed);
  if (!isMapping(cells)) throw new WrongState(`cells 应为一个对象,现在是${quoted(cells)}`);
  const problems = Object.keys(cells).flatMap((key) => cellProblems(scopes, key, cells[key]));
  if (problems.length > 0) throw new WrongState(problems.join(";"));
  const read = Object.keys(cells).map((key) => [
    key,
    scopeOf(scopes, key).cells.map(({ name }) => cells[key][name] + 0),
  ]);
  return new State(Object.fromEntries(read), serial, [...reversed]);
}

function checkSerials(serial, reversed) {
  if (!Number.isSafeInteger(serial) || serial < 0) {
    throw new WrongState(`serial 应为不小于 0 的整数,现在是${quoted(serial)}`);
  }
  const known = (item) => Number.isInteger(item) && 1 <= item && item <= serial;
  if (!Array.isArray(reversed) || !reversed.every(known)) {
    throw new WrongState(`reversed 应为 1 至 ${serial} 的整数的列表,现在是${quoted(reversed)}`);
  }
  if (!reversed.every((item, at) => at === 0 || reversed[at - 1] < item)) {
    throw new WrongState("reversed 应从小到大,不能重复");
  }
}

function cellProblems(scopes, key, cells) {
  const scope = scopeOf(scopes, key);
  if (scope === undefined) return [`没有名为${quoted(key)}的累计范围`];
  if (!isMapping(cells)) return [`${key} 应为一个对象,现在是${quoted(cells)}`];
  const known = scope.cells.map(({ name }) => name);
  const unknown = Object.keys(cells).filter((name) => !known.includes(name));
  return [
    ...unknown.map((name) => `${key} 里没有名为${quoted(name)}的累计`),
    ...scope.cells.map((cell) => numberProblem(key, cell, cells)).filter((problem) => problem),
  ];
}

function numberProblem(key, { name, low, high }, cells) {
  if (!own(cells, name)) return `${key} 里缺少累计 ${name}`;
  const number = cells[name];
  const fits = Number.isInteger(number) && low <= number && number <= high;
  return fits ? "" : `${key} 的 ${name} 应为 ${low} 至 ${high} 的整数,现在是${quoted(number)}`;
}
