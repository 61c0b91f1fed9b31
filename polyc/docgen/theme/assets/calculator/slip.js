// What came out, as a slip: payers, steps with their clauses, rows of lists, the year so far.
"use strict";
globalThis.polycCalculator = globalThis.polycCalculator || Object.create(null);

globalThis.polycCalculator.slip = (() => {
  /** An element; strings among the children stay text, whatever they hold. */
  function make(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children.filter((child) => child !== ""));
    return made;
  }

  function yuan(fen) {
    const digits = String(Math.abs(fen)).padStart(3, "0");
    const whole = digits.slice(0, -2).replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
    return `${fen < 0 ? "-" : ""}${whole}.${digits.slice(-2)}元`;
  }

  /** A typed value as its reader expects it; `written` is the same in JSON. */
  function shown(kind, value, written) {
    if (kind.name === "money") return yuan(value);
    if (typeof value === "boolean") return value ? "是" : "否";
    if (Array.isArray(value)) return value.join("、") || "无";
    return `${written}${kind.name === "unit_price" ? "元" : kind.unit}`;
  }

  const row = (...cells) => make("tr", {}, ...cells);
  const heads = (...names) => make("thead", {}, row(...names.map((name) => make("th", { scope: "col" }, name))));
  const table = (classes, ...parts) => make("table", { class: `plain ${classes}` }, ...parts);
  /** Head cells of which those from `from` on stand over figures. */
  function headsOf(names, from) {
    const made = heads(...names);
    Array.from(made.querySelectorAll("th")).slice(from).forEach((cell) => cell.classList.add("num"));
    return made;
  }
  const wide = (inner) => make("div", { class: "scroll", tabindex: "0" }, inner);

  /** What each payer pays, in fen; a layer that does not apply pays nothing. */
  function paid(about, steps) {
    const amount = (name) => steps.filter((step) => step.label === name).reduce((sum, step) => sum + step.amount, 0);
    return about.payers.map(({ payer, hue, what, steps: names }) => {
      return { payer, hue, what, fen: names.reduce((sum, name) => sum + amount(name), 0) };
    });
  }

  /** The amount of an input or a computed value, in fen. */
  function amountOf(name, module, claim, steps) {
    const field = module.FIELDS.find((each) => each.name === name);
    return field ? claim[field.field] : steps.find((step) => step.label === name).amount;
  }

  function payers(about, module, { claim, steps }) {
    const swatch = (hue) => (hue ? make("i", { class: `swatch ${hue}`, "aria-hidden": "true" }) : "");
    const line = (name, what, fen, hue = "") =>
      row(make("th", { scope: "row" }, swatch(hue), name, make("small", {}, what)), make("td", {}, yuan(fen)));
    const rows = paid(about, steps).map(({ payer, what, fen, hue }) => line(payer, what, fen, hue));
    const foot = make("tfoot", {});
    if (about.balance) {
      const { rest, total, hue } = about.balance;
      rows.push(line(rest, "参保人自己承担", amountOf(rest, module, claim, steps), hue));
      foot.append(line(total, "以上各项合计", amountOf(total, module, claim, steps)));
    }
    return table("payers", make("caption", {}, "谁付多少"), make("tbody", {}, ...rows), foot);
  }

  /** The results by their names, where there is no bill to share. */
  function results(module, { settlement }) {
    const written = module.settlementToJson(settlement).outputs;
    const rows = module.OUTPUTS.map(({ field, name, kind }) =>
      row(make("th", { scope: "row" }, name), make("td", {}, shown(kind, settlement.outputs[field], written[field]))),
    );
    return table("payers", make("caption", {}, "结果"), make("tbody", {}, ...rows));
  }

  // ---- steps ----

  function cited(about, citations) {
    if (citations.length === 0) return "";
    const named = new Map(citations.map((each) => [`${each.document} ${each.article}`.trim(), each]));
    const made = make("cite", {}, "依据 ");
    Array.from(named).forEach(([words, { document: name, title }], at) => {
      made.append(at > 0 ? "、" : "", make("a", { href: `${about.home}#doc-${name}`, title }, words));
    });
    return made;
  }

  function stepRow(about, step) {
    const label = step.label.startsWith(`${step.layer}.`) ? step.label.slice(step.layer.length + 1) : step.label;
    const formula = step.words === step.formula || step.formula === step.text ? step.words : `${step.words} = ${step.formula}`;
    const words = make("td", {}, label, formula ? make("small", {}, formula) : "", cited(about, step.citations));
    return row(make("td", {}, String(step.number)), words, make("td", {}, step.text));
  }

  /** The steps in their order, those of a layer under its name. */
  function steps(about, all) {
    const body = make("tbody", {});
    all.forEach((step, at) => {
      if (step.layer && (at === 0 || all[at - 1].layer !== step.layer)) {
        const name = make("a", { class: "ref", href: `${about.home}#n-${step.layer}` }, step.layer);
        const head = make("th", { colspan: "3", scope: "rowgroup" }, step.layer.includes("·") ? step.layer : name);
        body.append(make("tr", { class: "group" }, head));
      }
      body.append(stepRow(about, step));
    });
    return table("trace", make("caption", {}, "怎样算的"), heads("步", "算什么", "结果"), body);
  }

  /** What is computed for each row of a list: one column a row, under its first text. */
  function items(module, { claim, items: all }) {
    return Array.from(new Set(all.map((each) => each.items))).map((name) => {
      const own = all.filter((each) => each.items === name);
      const lines = own[0].steps.map((step, at) =>
        row(make("th", { scope: "row" }, step.label.replace(`${name}.`, "")), ...own.map((each) => make("td", { class: "num" }, each.steps[at].text))),
      );
      const list = module.LISTS.find((each) => each.name === name);
      const text = list.items.find(({ field }) => field.kind.name === "text");
      const called = ({ row: at }) => (text && claim[list.field][at - 1][text.field.field]) || `第 ${at} 行`;
      return wide(table("row-results", heads(name, ...own.map(called)), make("tbody", {}, ...lines)));
    });
  }

  // ---- whole ----

  /** What was filled in. */
  function facts(module, { mapping, claim }) {
    const pairs = module.FIELDS.map(({ field, name, kind }) =>
      make("div", {}, make("dt", {}, name), make("dd", {}, shown(kind, claim[field], mapping[field]))),
    );
    return make("dl", { class: "facts" }, ...pairs);
  }

  /** The slip of one settlement. */
  function slip(about, module, title, done) {
    const assumed = module.SCENARIOS.length > 0 ? `采用情景 ${module.SCENARIOS.join("、")}（假设，不是现行规定）` : "";
    return make(
      "section",
      { class: "slip" },
      make("p", { class: "slip-title" }, title),
      make("p", { class: "slip-policy" }, `${module.TITLE}，版本 ${module.VERSION}`),
      assumed ? make("p", { class: "pending" }, assumed) : "",
      done.begun ? make("p", { class: "slip-policy" }, done.begun) : "",
      facts(module, done),
      about.payers.length > 0 ? payers(about, module, done) : "",
      about.balance ? "" : results(module, done),
      ...items(module, done),
      steps(about, done.steps.filter((step) => step.applies || !step.layer.includes("·"))),
      make("p", { class: "slip-foot" }, "不是官方文件；数值的日期和证据等级见页首。"),
    );
  }

  /** Why a claim is not settled. */
  function refused(about, { reason, about: what, message, citations }) {
    const head = make("p", { class: "refused" }, `不予结算——${reason}：${what}`);
    return make("section", { class: "slip" }, head, make("p", {}, message, cited(about, citations)));
  }

  /** The visits of the year, one a line, and what they left behind. */
  function year(about, module, { done, state }) {
    const day = (each) => each.claim[module.PERIOD.field];
    const rest = about.balance ? [about.balance.rest] : [];
    const lines = done.map((each, at) => {
      const sums = paid(about, each.steps).map(({ fen }) => fen);
      const own = about.balance ? [amountOf(about.balance.rest, module, each.claim, each.steps)] : [];
      const cells = [...sums, ...own].map((fen) => make("td", { class: "num" }, yuan(fen)));
      return row(make("th", { scope: "row" }, `第 ${at + 1} 次`), make("td", {}, day(each)), ...cells);
    });
    const names = about.payers.map(({ payer }) => payer);
    return [
      wide(table("visits", headsOf(["次序", "日期", ...names, ...rest], 2), make("tbody", {}, ...lines))),
      ...(state ? totals(about, module.stateToJson(state).cells) : []),
    ];
  }

  /** A scope as people name it: 年度:2023 is 2023 年, 链:转诊链:甲 is 转诊链 甲. */
  const scopeText = (key) => key.replace(/^年度:([0-9]+)$/, "$1 年").replace(/^链:([^:]*):/, "$1 ");

  function totals(about, scopes) {
    const shown = (name, value) => (about.cells[name].kind === "money" ? yuan(value) : `${value}${about.cells[name].unit}`);
    const lines = Object.entries(scopes).flatMap(([key, cells]) =>
      Object.entries(cells).map(([name, value]) =>
        row(make("td", {}, scopeText(key)), make("th", { scope: "row" }, about.cells[name].label), make("td", { class: "num" }, shown(name, value))),
      ),
    );
    return lines.length === 0 ? [] : [wide(table("totals", headsOf(["范围", "累计", "数"], 2), make("tbody", {}, ...lines)))];
  }

  return { make, yuan, paid, amountOf, slip, refused, year };
})();
