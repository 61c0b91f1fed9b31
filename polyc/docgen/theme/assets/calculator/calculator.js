// A policy's calculator: from the form to a slip, visit after visit. Nothing leaves the browser.
"use strict";

(() => {
  const { about, fields, opening, slip } = globalThis.polycCalculator;
  const { make } = slip;
  const page = document.querySelector(".calculator");
  const form = page.querySelector("form");
  const scenarios = form.querySelector("#scenarios");
  const part = (name) => page.querySelector(`.${name}`);

  /** The compiled policy by its place among `about.files`; each sets the same variable when it is read. */
  const modules = [globalThis.polyc[about.policy]];
  let chosen = 0;
  /** The claims of the year in JSON, in the order in which they were settled. */
  let visits = [];
  let shown = false;

  const module = () => modules[chosen];

  /** Reads the script of a set of scenarios, once, and goes on when it is there. */
  function choose(at, then) {
    if (modules[at]) return take(at, then);
    const script = make("script", { src: about.files[at] });
    script.onload = () => {
      modules[at] = globalThis.polyc[about.policy];
      take(at, then);
    };
    script.onerror = () => say("没有读到这个情景的计算程序，请重新打开本页。");
    page.append(script);
  }

  function take(at, then) {
    chosen = at;
    if (scenarios) scenarios.selectedIndex = at;
    then();
  }

  const say = (words) => (part("status").textContent = words);

  /** What was entered as 本年此前, as it is written in the fields. */
  const begun = () => opening.written(form, module());

  /** Settles one claim in JSON after a state, null before the first; `refused` or what came out. Throws `WrongClaim`. */
  function settled(mapping, before) {
    const claim = module().claimFromJson(mapping);
    const state = before || opening.state(module(), begun(), claim);
    const made = module().settle(claim, state);
    if (!made.settled) return { refused: made.refused };
    const { steps } = module().explain(claim, state);
    const { items } = module().explainItems(claim, state);
    return { mapping, claim, steps, items, settlement: made.settlement, state: made.state };
  }

  /** The year anew: visits that cannot be settled under these scenarios end it, and are told. */
  function replay() {
    let state = null;
    const done = [];
    for (const mapping of visits) {
      const made = attempt(mapping, state);
      if (made.refused) return { done, state, failed: made.refused };
      done.push(made);
      state = made.state;
    }
    return { done, state };
  }

  function attempt(mapping, state) {
    try {
      return settled(mapping, state);
    } catch (error) {
      if (!(error instanceof module().WrongClaim)) throw error;
      return { refused: { reason: "输入不符", about: "申报", message: error.message, citations: [] } };
    }
  }

  // ---- what is shown ----

  function clearResult() {
    part("result").textContent = "";
    shown = false;
  }

  function problemsOf(mapping) {
    try {
      module().claimFromJson(mapping);
      return [];
    } catch (error) {
      if (!(error instanceof module().WrongClaim)) throw error;
      return error.problems;
    }
  }

  /** Tells everything that is wrong beside its field: how much there is, and the first such field. */
  function complain(mapping) {
    const early = opening.complain(form, module());
    const problems = problemsOf(mapping);
    const first = fields.complain(form, module(), problems);
    return { wrong: early.length + problems.length, first: early[0] || first };
  }

  /** Settles what is filled in; with `ask` the first wrong field takes the focus. */
  function calculate(ask) {
    clearResult();
    shown = true;
    const mapping = fields.claim(form, module());
    const { wrong, first } = complain(mapping);
    if (wrong > 0) {
      say(`有 ${wrong} 处要改，写在各项的下面。`);
      if (ask && first) first.querySelector("input, select, button").focus();
      return;
    }
    const made = settled(mapping, replay().state);
    if (made.refused) showRefused(made.refused);
    else showSlip(made);
  }

  function showRefused(refused) {
    say(`不予结算：${refused.message}`);
    part("result").append(slip.refused(about, refused));
  }

  function showSlip(made) {
    const told = slip.paid(about, made.steps).map(({ payer, fen }) => `${payer}付 ${slip.yuan(fen)}`);
    if (about.balance) {
      const rest = slip.amountOf(about.balance.rest, module(), made.claim, made.steps);
      told.unshift(`${about.balance.rest} ${slip.yuan(rest)}`);
    }
    say(told.length > 0 ? `${told.join("；")}。` : "算好了，结果在下面。");
    const title = yearly() ? `结算单：本年第 ${visits.length + 1} 次（试算）` : "结算单";
    part("result").append(tools(made.mapping), slip.slip(about, module(), title, { ...made, begun: opening.told(begun()) }));
  }

  const yearly = () => module().SCOPES.length > 0;

  function tools(mapping) {
    const keep = make("button", { type: "button", class: "md-button md-button--primary" }, "计入本年，再填下一次");
    keep.onclick = () => keepVisit(mapping);
    const print = make("button", { type: "button", class: "md-button" }, "打印");
    print.onclick = () => globalThis.print();
    const link = make("a", { href: `#${written(mapping)}` }, "带着这些输入的链接");
    const told = make("span", { class: "hint" }, "输入写在链接的 # 之后，不会发给服务器。");
    return make("div", { class: "tools" }, yearly() ? keep : "", print, link, told);
  }

  function keepVisit(mapping) {
    visits.push(mapping);
    clearResult();
    showYear();
    say(`第 ${visits.length} 次已计入本年。`);
    form.querySelector(".field[data-at] input, .field[data-at] select").focus();
  }

  function showYear() {
    const place = part("year");
    place.textContent = "";
    opening.lock(form, visits.length > 0);
    if (visits.length === 0) return;
    const { done, state, failed } = replay();
    const undo = make("button", { type: "button", class: "md-button" }, "撤销最后一次");
    undo.onclick = undoLast;
    const told = make("p", { class: "hint" }, `按计入的先后结算。${opening.told(begun())}`);
    place.append(make("h2", {}, "本年已有"), told, ...slip.year(about, module(), { done, state }));
    if (failed) place.append(make("p", { class: "refused" }, `第 ${done.length + 1} 次在这个情景下不能结算：${failed.message}`));
    place.append(undo);
  }

  function undoLast() {
    visits.pop();
    clearResult();
    showYear();
    say(visits.length > 0 ? `已撤销，本年还有 ${visits.length} 次。` : "已撤销，本年没有别的。");
    form.querySelector('[type="submit"]').focus();
  }

  // ---- links and cases ----

  const written = (mapping) => `c=${encodeURIComponent(JSON.stringify({ program: chosen, opening: begun(), visits, claim: mapping }))}`;

  /** Takes what a link holds; anything else than what `written` makes is left alone. */
  function follow() {
    if (!location.hash.startsWith("#c=")) return;
    try {
      const { program, opening: early, visits: kept, claim } = JSON.parse(decodeURIComponent(location.hash.slice(3)));
      if (about.files[program] && Array.isArray(kept) && claim) start(program, early || {}, [...kept, claim]);
    } catch (error) {
      say("链接里的输入读不出来。");
    }
  }

  /** Fills in the last of the claims, after a year with those before it, unless what that begins with is wrong. */
  function start(program, early, claims) {
    choose(program, () => {
      opening.fill(form, early);
      visits = opening.complain(form, module()).length > 0 ? [] : claims.slice(0, -1);
      fields.fill(form, module(), claims[claims.length - 1]);
      showYear();
      calculate(false);
    });
  }

  function offerExamples() {
    if (about.examples.length === 0) return;
    const list = make("select", { id: "examples" }, make("option", {}, "不用，自己填"));
    list.append(...about.examples.map(({ name }) => make("option", {}, name)));
    list.onchange = () => {
      const found = about.examples[list.selectedIndex - 1];
      if (found) start(found.program, found.opening, found.claims);
    };
    form.querySelector(".examples").append(make("div", { class: "field" }, make("label", { for: "examples" }, "照一个案例填"), list));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    calculate(true);
  });
  form.addEventListener("change", (event) => {
    if (event.target === scenarios) {
      choose(scenarios.selectedIndex, () => {
        showYear();
        if (shown) calculate(false);
      });
    } else if (shown && event.target.id !== "examples") calculate(false);
  });
  form.addEventListener("click", (event) => {
    const list = event.target.closest(".list");
    const wanted = event.target.dataset.do;
    if (!wanted) return;
    clearResult();
    if (wanted === "add") fields.addRow(list).querySelector("input, select").focus();
    if (wanted === "remove") fields.removeRow(list, event.target.closest("tr"));
    if (wanted === "clear") {
      fields.fill(form, module(), {});
      fields.complain(form, module(), []);
      if (visits.length === 0) opening.fill(form, {});
      opening.complain(form, module());
      say("");
    }
  });
  globalThis.addEventListener("hashchange", follow);
  offerExamples();
  follow();
})();
