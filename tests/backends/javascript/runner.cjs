// Answers requests, one JSON array a line, one answer a line, with one generated module at a time.
// Nothing that JSON would quietly change leaves: minus zero, NaN, undefined and BigInts are errors.
"use strict";

const readline = require("node:readline");
const vm = require("node:vm");
let policy;

function plain(value) {
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error(`a number is ${value}, or minus zero`);
  } else if (Array.isArray(value)) {
    value.forEach(plain);
  } else if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(plain);
  } else if (typeof value !== "string" && typeof value !== "boolean" && value !== null) {
    throw new Error(`a ${typeof value}`);
  }
  return value;
}

/** What a reader of JSON makes, or what it throws. */
function read(reader, mapping) {
  try {
    return { read: reader(mapping) };
  } catch (error) {
    if (error instanceof policy.WrongClaim) return { problems: error.problems, field: error.field };
    if (error instanceof policy.WrongState) return { wrong: error.message };
    throw error;
  }
}

function answered(result) {
  if (!result.settled) return { refused: result.refused };
  return { settlement: policy.settlementToJson(result.settlement), state: policy.stateToJson(result.state) };
}

const answers = {
  load(text) {
    const made = { exports: {} };
    new Function("module", "exports", "require", text)(made, made.exports, () => {
      throw new Error("a generated module needs nothing");
    });
    policy = made.exports;
    return Object.keys(policy);
  },
  value: (name) => policy[name],
  global: (name) => (name in globalThis ? String(globalThis[name]) : null),
  /** The names among these that are no identifiers in strict code. */
  strangers(...names) {
    return names.filter((name) => {
      try {
        new Function(`"use strict"; let ${name} = 1; return ${name};`)();
        return !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
      } catch {
        return true;
      }
    });
  },
  /** Classic scripts run one after the other where there is nothing but the language; what they leave behind. */
  pages(...texts) {
    const context = vm.createContext(Object.create(null));
    for (const text of texts) vm.runInContext(text, context);
    return vm.runInContext("JSON.stringify([Object.keys(globalThis), Object.entries(polyc)])", context);
  },
  /** Which of these assignments throws. */
  unchangeable(...statements) {
    return statements.filter((statement) => {
      try {
        new Function("policy", `"use strict"; ${statement}`)(policy);
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    });
  },
  ints: (name, ...calls) => calls.map((numbers) => policy[name](...numbers)),
  claim: (mapping) => read(policy.claimFromJson, mapping),
  state: (mapping) => {
    const found = read(policy.stateFromJson, mapping);
    return found.read ? { state: policy.stateToJson(found.read) } : found;
  },
  settlement: (mapping) => {
    const found = read(policy.settlementFromJson, mapping);
    return found.read ? { settlement: policy.settlementToJson(found.read) } : found;
  },
  typed: (claim, state) => answered(policy.settle(claim, policy.stateFromJson(state))),
  settle: (mapping, state) => answered(policy.settle(policy.claimFromJson(mapping), policy.stateFromJson(state))),
  explain(mapping, kept) {
    const [claim, state] = [policy.claimFromJson(mapping), policy.stateFromJson(kept)];
    const { refused, steps } = policy.explain(claim, state);
    if (refused) return { refused };
    return { steps, items: policy.explainItems(claim, state).items, text: policy.explainText(steps) };
  },
  measure(mapping, kept) {
    const [claim, state] = [policy.claimFromJson(mapping), policy.stateFromJson(kept)];
    const { refused, tallies } = policy.measure(claim, state);
    return refused ? { refused } : { tallies };
  },
  /** What a target makes of each of these sums of whole numbers, written as texts. */
  judged(target, ...tallies) {
    return tallies.map((found) => {
      const sums = policy.added(policy.NO_TALLY, Object.fromEntries(found.map(([name, text]) => [name, BigInt(text)])));
      const away = policy.distance(target, sums);
      return [policy.verdict(target, sums), policy.ratioText(target, sums), away && [away[0], String(away[1])]];
    });
  },
  reverse: (settlement, state) =>
    answered(policy.reverse(policy.settlementFromJson(settlement), policy.stateFromJson(state))),
};

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const [name, ...given] = JSON.parse(line);
  let answer;
  try {
    answer = { answer: plain(answers[name](...given)) };
  } catch (error) {
    answer = { error: String(error.stack) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
