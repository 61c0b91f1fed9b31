// The reader of the charts 谁付多少: move over the picture, push the slider, or type a bill.
// Amounts are worked out from the pieces in whole numbers and are exact to the fen.
"use strict";
globalThis.polycGrowth = (() => {
  const abs = (value) => (value < 0n ? -value : value);

  /** `dividend / divisor` to a multiple of `step` fen, symmetric about zero. */
  function rounded(dividend, divisor, mode, step) {
    const unit = divisor * step;
    let whole = abs(dividend) / unit;
    const rest = abs(dividend) % unit;
    if (mode === "half_up" && 2n * rest >= unit) whole += 1n;
    if (mode === "up" && rest > 0n) whole += 1n;
    if (mode === "half_even" && (2n * rest > unit || (2n * rest === unit && whole % 2n === 1n))) whole += 1n;
    return dividend < 0n ? -whole * step : whole * step;
  }

  /** The numerator of a straight value at a bill; `parts` are its divisor, slope, intercept and shares. */
  function numerator(parts, bill, found) {
    let sum = BigInt(parts[1]) * bill + BigInt(parts[2]);
    for (let at = 3; at < parts.length; at += 2) sum += BigInt(parts[at + 1]) * found[Number(parts[at])];
    return sum;
  }

  function turned([mode, step, value], bill, found) {
    if (mode !== "least") return rounded(numerator(value, bill, found), BigInt(value[0]), mode, BigInt(step));
    const both = [step, value].map((each) => numerator(each, bill, found) / BigInt(each[0]));
    return both[0] < both[1] ? both[0] : both[1];
  }

  /** What each pays of a bill, as BigInt of fen; a text where the claim is refused. */
  function paid(pieces, bill) {
    const piece = pieces.find(([first, last]) => BigInt(first) <= bill && bill <= BigInt(last));
    if (piece === undefined || typeof piece[2] === "string") return piece ? piece[2] : "";
    const found = [];
    piece[2].forEach((turn) => found.push(turned(turn, bill, found)));
    return piece[3].map((value) => numerator(value, bill, found) / BigInt(value[0]));
  }

  function yuan(fen) {
    const digits = String(abs(fen)).padStart(3, "0");
    const whole = digits.slice(0, -2).replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
    return `${fen < 0n ? "-" : ""}${whole}.${digits.slice(-2)}元`;
  }

  function percent(part, whole) {
    const tenths = (part * 1000n) / whole;
    return `${tenths / 10n}.${abs(tenths % 10n)}%`;
  }

  /** A typed amount in fen: 12345.67, 1.2万, with or without 元; null where it is none. */
  function typed(written) {
    const plain = written.normalize("NFKC").replace(/[,\s元]/g, "");
    const found = /^([0-9]{1,10})(?:\.([0-9]{1,6}))?(万?)$/.exec(plain);
    if (found === null) return null;
    const places = found[3] ? 6 : 2;
    const rest = (found[2] || "").replace(/0+$/, "");
    return rest.length > places ? null : BigInt(found[1] + rest.padEnd(places, "0"));
  }

  function make(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children);
    return made;
  }

  /** The step of the slider: some thousand places from end to end, round ones. */
  function stepOf(last) {
    const step = [10000000, 1000000, 100000, 10000, 1000, 100].find((each) => last / each >= 400);
    return step || 1;
  }

  function enliven(figure) {
    const pieces = JSON.parse(figure.dataset.pieces);
    const last = Number(figure.dataset.last);
    const [left, width, whole] = figure.dataset.frame.split(" ").map(Number);
    const picture = figure.querySelector(".picture");
    const [billRow, ...rows] = Array.from(figure.querySelectorAll(".legend > div"));
    const cells = rows.map((row) => row.querySelector("dd")).reverse();
    const names = rows.map((row) => row.querySelector("dt").textContent).reverse();
    const name = figure.dataset.bill;
    const turns = pieces.map(([first]) => Number(first)).filter((first) => first > 0 && first <= last);

    const step = stepOf(last);
    const box = make("input", { type: "text", inputmode: "decimal", autocomplete: "off", "aria-label": `${name}，元` });
    const slider = make("input", { type: "range", min: "0", max: String(last), step: String(step), "aria-label": name });
    const told = make("p", { class: "refused", role: "status" });
    const marker = make("span", { class: "marker", "aria-hidden": "true" });
    billRow.querySelector("dd").replaceChildren(box, " 元");
    picture.append(marker);
    picture.after(slider);
    figure.querySelector(".legend").after(told);

    /** Shows a bill in fen; what the reader is writing in is left alone. */
    function show(bill, from) {
      const amounts = paid(pieces, bill);
      const settled = Array.isArray(amounts);
      cells.forEach((cell, at) => {
        const share = settled && bill > 0n ? make("small", {}, percent(amounts[at], bill)) : "";
        cell.replaceChildren(settled ? yuan(amounts[at]) : "—", share);
      });
      told.textContent = settled ? "" : amounts;
      box.setAttribute("aria-invalid", "false");
      if (from !== box) box.value = yuan(bill).slice(0, -1);
      if (from !== slider) slider.value = String(bill);
      const words = settled ? amounts.map((fen, at) => `${names[at]} ${yuan(fen)}`).join("，") : amounts;
      slider.setAttribute("aria-valuetext", `${name} ${yuan(bill)}：${words}`);
      marker.style.left = `${((left + (width * Math.min(Number(bill), last)) / last) / whole) * 100}%`;
    }

    /** The bill under the pointer: a turn that is near, else a round one. */
    function under(event) {
      const place = picture.getBoundingClientRect();
      const along = (((event.clientX - place.left) / place.width) * whole - left) / width;
      const bill = Math.max(0, Math.min(last, along * last));
      const near = turns.find((turn) => Math.abs(turn - bill) < last / 160);
      return BigInt(near === undefined ? Math.round(bill / step) * step : near);
    }

    slider.addEventListener("input", () => show(BigInt(slider.value), slider));
    box.addEventListener("input", () => {
      const bill = typed(box.value);
      const known = bill !== null && paid(pieces, bill) !== "";
      if (known) return show(bill, box);
      box.setAttribute("aria-invalid", "true");
      told.textContent = bill === null ? "请写金额，例如 12000 或 1.2万" : "这个数额超出了单据允许的范围";
    });
    picture.addEventListener("pointermove", (event) => show(under(event), picture));
    picture.addEventListener("pointerdown", (event) => show(under(event), picture));
    show(typed(figure.querySelector(".legend").dataset.shown), null);
    figure.classList.add("alive");
  }

  document.querySelectorAll("figure.growth").forEach(enliven);
  return { paid };
})();
