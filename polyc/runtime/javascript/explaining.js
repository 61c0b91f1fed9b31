// A flat trace of integers beside its static steps → data and Chinese text.

/** The steps with their numbers; steps of one layer in a row that do not apply are one line. */
function explainSteps(steps, values) {
  const runs = [];
  for (const step of steps) {
    const applies = step.guard < 0 || values[step.guard] !== 0;
    const last = runs[runs.length - 1];
    if (last && last.applies === applies && last.layer === step.layer) last.steps.push(step);
    else runs.push({ applies, layer: step.layer, steps: [step] });
  }
  return runs.flatMap(({ applies, layer, steps: run }) => {
    if (applies) return run.map((step) => applied(step, values));
    if (layer === "" || run.length === 1) return run.map(idle);
    const citations = unique(run.flatMap((step) => step.citations));
    return [idle({ ...run[0], label: layer, slot: "", citations })];
  });
}

/** The steps of the items with their numbers; `kept` holds what the trace keeps of item after item. */
function itemResults(traced, lists, values, kept) {
  const results = [];
  let start = 0;
  for (const { items, at, width, steps } of traced) {
    lists[at].forEach((item, row) => {
      const here = [...values, ...item, ...kept.slice(start, start + width)];
      results.push({ items, row: row + 1, steps: steps.map((step) => applied(step, here)) });
      start += width;
    });
  }
  return results;
}

function applied(step, values) {
  const { number, label: name, layer, slot, citations } = step;
  const amount = values[step.at];
  const pieces = (told) => step.formula.map((piece) => (typeof piece === "string" ? piece : told(piece))).join("");
  const words = pieces((piece) => piece.name);
  const formula = pieces((piece) => show(piece.kind, values[piece.at]));
  const text = show(step.kind, amount);
  return { number, label: name, layer, slot, words, formula, amount, text, applies: true, citations };
}

function idle({ number, label: name, layer, slot, citations }) {
  const nothing = { words: "", formula: "", amount: 0, text: "不适用", applies: false };
  return { number, label: name, layer, slot, ...nothing, citations };
}

/** A citation as a reader writes it: 《title》, number, article; the standing where it is not 现行. */
function citationText({ document, title, number, article, status }) {
  const named = title || document;
  const quotedTitle = named.startsWith("《") ? named : `《${named}》`;
  const standing = status === "" || status === "现行" ? "" : `(${status})`;
  return `${quotedTitle}${number}${article}${standing}`;
}

function stepsText(steps) {
  const rows = [["序号", "层", "步骤", "结果", "算式", "依据"], ...steps.map(stepRow)];
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => textWidth(row[at]))));
  return rows.map((row) => `${padded(row, widths).join("  ").replace(/ +$/, "")}\n`).join("");
}

function stepRow(step) {
  const dotted = `${step.layer}.`;
  const short = step.label.startsWith(dotted) ? step.label.slice(dotted.length) : step.label;
  const name = step.label === step.layer ? "" : short;
  return [String(step.number), step.layer, name, step.text, step.formula, step.citations.map(citationText).join(";")];
}

function padded(row, widths) {
  return row.map((text, at) => {
    const gap = " ".repeat(widths[at] - textWidth(text));
    return at === 0 || at === 3 ? gap + text : text + gap;
  });
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** The columns that a text fills where Chinese characters are twice as wide. */
function textWidth(text) {
  return Array.from(text).reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}
