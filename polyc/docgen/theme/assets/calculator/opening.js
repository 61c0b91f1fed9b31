// 本年此前: what earlier visits left behind, entered before the first visit; the state from which the year begins.
"use strict";
globalThis.polycCalculator = globalThis.polycCalculator || Object.create(null);

globalThis.polycCalculator.opening = (() => {
  const { about, slip } = globalThis.polycCalculator;
  const YUAN = /^(0|[1-9][0-9]{0,12})(?:\.([0-9]{1,2}))?元?$/;
  const WHOLE = /^(?:0|[1-9][0-9]{0,12})$/;

  const slots = (form) => Array.from(form.querySelectorAll("[data-cell]"));
  const nameOf = (slot) => about.opening[slot.dataset.cell];
  const money = (name) => about.cells[name].kind === "money";
  const shown = (name, number) => (money(name) ? slip.yuan(number) : `${number}${about.cells[name].unit}`);

  /** The integer of a state (fen, counts); null where the text is none. */
  function numberOf(name, text) {
    const found = (money(name) ? YUAN : WHOLE).exec(text);
    if (found === null) return null;
    return Number(money(name) ? found[1] + (found[2] || "").padEnd(2, "0") : text);
  }

  function fault(name, text, { low, high }) {
    const number = numberOf(name, text);
    if (number !== null && low <= number && number <= high) return "";
    const what = money(name) ? "金额" : "整数";
    return `${about.cells[name].label}应为${shown(name, low)}至${shown(name, high)}的${what},现在是“${text}”。`;
  }

  const cellsOf = (module) => module.SCOPES.filter(({ name }) => name !== "chained").flatMap(({ cells }) => cells);

  /** What is written in each field, by cell; what is empty, or what these scenarios do not keep, is absent. */
  function written(form, module) {
    const kept = cellsOf(module).map(({ name }) => name);
    const pairs = slots(form).map((slot) => [nameOf(slot), slot.querySelector("input").value.trim()]);
    return Object.fromEntries(pairs.filter(([name, text]) => text !== "" && kept.includes(name)));
  }

  /** Fills in what a link or a case holds; anything that is neither text nor number stays out. */
  function fill(form, texts) {
    for (const slot of slots(form)) {
      const own = Object.prototype.hasOwnProperty.call(texts, nameOf(slot)) ? texts[nameOf(slot)] : "";
      slot.querySelector("input").value = typeof own === "string" || typeof own === "number" ? String(own) : "";
    }
    const part = form.querySelector(".before");
    if (part) part.open = Object.keys(texts).length > 0;
  }

  /** Shows what is wrong beside its field; the fields that are, the first of them first. */
  function complain(form, module) {
    const texts = written(form, module);
    const faults = Object.fromEntries(cellsOf(module).map((cell) => [cell.name, cell.name in texts ? fault(cell.name, texts[cell.name], cell) : ""]));
    return slots(form).filter((slot) => {
      const told = faults[nameOf(slot)] || "";
      slot.querySelector(".wrong").textContent = told;
      slot.classList.toggle("is-wrong", told !== "");
      if (told) slot.querySelector("input").setAttribute("aria-invalid", "true");
      else slot.querySelector("input").removeAttribute("aria-invalid");
      if (told) slot.closest(".before").open = true;
      return told !== "";
    });
  }

  /** Nothing can be entered once a visit is kept: the earlier ones were settled after it. */
  function lock(form, locked) {
    const part = form.querySelector(".before > fieldset");
    if (part) part.disabled = locked;
  }

  /** The benefit year of a day, by the calendar year in which it began, as the compiled policy counts it. */
  function yearOf(day) {
    return Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < about.year.month ? 1 : 0);
  }

  /** The state before the first claim of the year; the texts must be without fault. */
  function state(module, texts, claim) {
    const empty = module.emptyState();
    const pairs = module.SCOPES.filter((scope) => scope.name !== "chained" && scope.cells.some(({ name }) => name in texts)).map((scope) => {
      const key = scope.prefix + (scope.name === "yearly" ? yearOf(claim[about.year.field]) : "");
      return [key, Object.fromEntries(scope.cells.map(({ name }) => [name, numberOf(name, texts[name] || "0")]))];
    });
    if (pairs.length === 0) return empty;
    return module.stateFromJson({ ...module.stateToJson(empty), cells: Object.fromEntries(pairs) });
  }

  /** What is begun with, as a sentence; empty where it is nothing. */
  function told(texts) {
    const own = Object.keys(texts).map((name) => `${about.cells[name].label} ${shown(name, numberOf(name, texts[name]))}`);
    return own.length === 0 ? "" : `本年此前已有：${own.join("，")}。`;
  }

  return { written, fill, complain, lock, state, told };
})();
