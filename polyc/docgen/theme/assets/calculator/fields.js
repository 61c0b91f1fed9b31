// The form: what is filled in as a claim in JSON, and back; what is wrong stands beside its field.
"use strict";
globalThis.polycCalculator = globalThis.polycCalculator || Object.create(null);

globalThis.polycCalculator.fields = (() => {
  const PLAIN = { flag: 0, choice: 0, choices: 0, text: 0 };

  /** Which option is picked, -1 where none is. */
  function picked(slot) {
    const list = slot.querySelector("select");
    if (list) return list.selectedIndex - 1;
    return Array.from(slot.querySelectorAll("input")).findIndex((box) => box.checked);
  }

  /** The value as `claimFromJson` reads it; undefined where nothing is filled in. */
  function read(slot, kind) {
    if (kind.name === "choices") {
      const boxes = slot.querySelectorAll("input");
      return kind.options.filter((_, at) => boxes[at].checked);
    }
    if (kind.name === "choice" || kind.name === "flag") {
      const at = picked(slot);
      if (at < 0) return undefined;
      return kind.name === "flag" ? at === 0 : kind.options[at];
    }
    const raw = slot.querySelector("input").value;
    if (kind.name === "text") return raw;
    return raw.trim() === "" ? undefined : number(raw.trim(), kind);
  }

  function number(written, kind) {
    if (kind.name === "count" && /^-?[0-9]{1,15}$/.test(written)) return Number(written);
    return kind.name === "rate" && !written.endsWith("%") ? `${written}%` : written;
  }

  /** Fills in a value of a claim in JSON; whatever does not fit the controls leaves them empty. */
  function write(slot, kind, value) {
    const list = slot.querySelector("select");
    const boxes = slot.querySelectorAll("input");
    const at = kind.name === "flag" ? [true, false].indexOf(value) : kind.options.indexOf(value);
    if (list) list.selectedIndex = at + 1;
    else if (kind.name === "choices") boxes.forEach((box, bit) => (box.checked = list_(value).includes(kind.options[bit])));
    else if (kind.name in PLAIN && kind.name !== "text") boxes.forEach((box, bit) => (box.checked = bit === at));
    else boxes[0].value = value === undefined ? "" : kind.name === "rate" ? String(value).replace(/%$/, "") : String(value);
  }

  const list_ = (value) => (Array.isArray(value) ? value : []);
  const slotsOf = (root, what) => Array.from(root.querySelectorAll(what));

  /** The claim in JSON, under the names of the interface; what is not filled in is absent. */
  function claim(form, module) {
    const pairs = slotsOf(form, ".field[data-at]").map((slot) => {
      const field = module.FIELDS[slot.dataset.at];
      return [field.field, read(slot, field.kind)];
    });
    const lists = slotsOf(form, ".list").map((slot) => {
      const list = module.LISTS[slot.dataset.at];
      return [list.field, slotsOf(slot, "tbody > tr").map((row) => item(row, list))];
    });
    return given([...pairs, ...lists]);
  }

  function item(row, list) {
    const cells = slotsOf(row, "td[data-at]");
    return given(list.items.map(({ field }, at) => [field.field, read(cells[at], field.kind)]));
  }

  const given = (pairs) => Object.fromEntries(pairs.filter(([, value]) => value !== undefined));

  /** Fills the form with a claim in JSON, by the names of the interface or the author's. */
  function fill(form, module, claimed) {
    for (const slot of slotsOf(form, ".field[data-at]")) {
      const field = module.FIELDS[slot.dataset.at];
      write(slot, field.kind, called(claimed, field));
    }
    for (const slot of slotsOf(form, ".list")) {
      const list = module.LISTS[slot.dataset.at];
      slot.querySelector("tbody").textContent = "";
      for (const row of list_(called(claimed, list))) {
        const cells = slotsOf(addRow(slot), "td[data-at]");
        list.items.forEach(({ field }, at) => write(cells[at], field.kind, called(row, field)));
      }
    }
  }

  const called = (mapping, { field, name }) => (mapping[field] === undefined ? mapping[name] : mapping[field]);

  /** One more row of a list; the result is the row. */
  function addRow(slot) {
    const body = slot.querySelector("tbody");
    body.append(slot.querySelector("template").content.cloneNode(true));
    count(body);
    return body.lastElementChild;
  }

  /** Takes a row away; where the focus was, the list's button takes it. */
  function removeRow(slot, row) {
    row.remove();
    count(slot.querySelector("tbody"));
    slot.querySelector('[data-do="add"]').focus();
  }

  /** Names the controls of every row by its number, for those who hear the page. */
  function count(body) {
    Array.from(body.rows).forEach((row, at) => {
      for (const cell of row.querySelectorAll("td[data-at]")) {
        const name = `第 ${at + 1} 行 ${cell.dataset.label}`;
        const group = cell.querySelector(".options");
        if (group) Object.entries({ role: "group", "aria-label": name }).forEach((each) => group.setAttribute(...each));
        else cell.querySelector("input, select").setAttribute("aria-label", name);
      }
      row.querySelector('[data-do="remove"]').setAttribute("aria-label", `删去第 ${at + 1} 行`);
    });
  }

  /** How JSON is written and fields are called there says nothing to who fills in a form: that part is left out. */
  function told(problem, module) {
    const lists = module.LISTS.map(({ items }) => items.map((item) => item.field));
    const short = [...module.FIELDS, ...module.LISTS, ...lists.flat()].reduce(
      (words, { name, field }) => words.replace(`${name}(${field})`, () => name),
      problem,
    );
    return `${short.replace(/,写成.*?(?=,现在是|$)/, "")}。`;
  }

  /** Shows problems, pairs of a field and a sentence; returns the first field that has one. */
  function complain(form, module, problems) {
    const marked = slotsOf(form, ".field[data-at], .list").filter((slot) => {
      const { field } = slot.matches(".list") ? module.LISTS[slot.dataset.at] : module.FIELDS[slot.dataset.at];
      const own = problems.filter(([name]) => name === field);
      slot.querySelector(".wrong").textContent = own.map(([, problem]) => told(problem, module)).join(" ");
      slot.classList.toggle("is-wrong", own.length > 0);
      for (const control of slot.querySelectorAll("input, select")) {
        if (own.length > 0) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
      return own.length > 0;
    });
    return marked[0];
  }

  return { claim, fill, addRow, removeRow, complain };
})();
