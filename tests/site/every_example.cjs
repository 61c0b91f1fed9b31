// Settles every case that a calculator offers, in a folder with its scripts; prints what went wrong.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const folder = process.argv[2];
const load = (name) => vm.runInThisContext(fs.readFileSync(path.join(folder, name), "utf8"));
load("calculator-about.js");
const { about } = globalThis.polycCalculator;

const wrong = [];
let settled = 0;
let begun = 0;
const amount = (steps, name) => steps.filter((step) => step.label === name).reduce((sum, step) => sum + step.amount, 0);

/** The state with these amounts, under the keys that the first claim makes of an empty one. */
function begin(module_, opening, first) {
  const empty = module_.emptyState();
  if (Object.keys(opening).length === 0) return empty;
  const made = module_.settle(module_.claimFromJson(first), empty);
  const number = (cell) => (about.cells[cell].kind === "money" ? Math.round(Number(opening[cell] || 0) * 100) : opening[cell] || 0);
  const cells = Object.entries(module_.stateToJson(made.state).cells)
    .filter(([, own]) => Object.keys(own).some((cell) => cell in opening))
    .map(([key, own]) => [key, Object.fromEntries(Object.keys(own).map((cell) => [cell, number(cell)]))]);
  return module_.stateFromJson({ ...module_.stateToJson(empty), cells: Object.fromEntries(cells) });
}

for (const { name, program, opening, claims } of about.examples) {
  if (Object.keys(opening).length > 0) begun++;
  load(about.files[program]);
  const module_ = globalThis.polyc[about.policy];
  let state = begin(module_, opening, claims[0]);
  for (const written of claims) {
    const claim = module_.claimFromJson(written);
    const made = module_.settle(claim, state);
    if (!made.settled) {
      wrong.push(`${name}: ${made.refused.message}`);
      break;
    }
    const { steps } = module_.explain(claim, state);
    const field = module_.FIELDS.find((each) => each.name === about.balance.total);
    const total = field ? claim[field.field] : amount(steps, about.balance.total);
    const paid = about.payers.flatMap((each) => each.steps).reduce((sum, step) => sum + amount(steps, step), 0);
    if (paid + amount(steps, about.balance.rest) !== total) wrong.push(`${name}: ${paid}, ${total}`);
    const kept = Object.values(module_.stateToJson(made.state).cells).flatMap((cells) => Object.keys(cells));
    wrong.push(...kept.filter((cell) => !about.cells[cell]).map((cell) => `${name}: ${cell}`));
    state = made.state;
    settled++;
  }
}
console.log(JSON.stringify({ wrong, settled, begun }));
