// What a calculator shows: amounts or a refusal, and the running totals.
() => {
  const page = document.querySelector(".calculator");
  const all = (root, what) => Array.from(root.querySelectorAll(what));
  const texts = (root, what) => all(root, what).map((each) => each.textContent);
  const { cells } = globalThis.polycCalculator.about;

  const totals = all(page, ".totals tbody tr").map((row) => {
    const [scope, label, value] = texts(row, "td, th");
    return [scope, Object.keys(cells).find((each) => cells[each].label === label), value];
  });
  const refused = page.querySelector(".result .refused");
  if (refused) return { refused: refused.parentElement.querySelector("p + p").firstChild.textContent, totals };
  const own = (cell) => Array.from(cell.childNodes, (each) => (each.nodeType === Node.TEXT_NODE ? each.data : "")).join("");
  const name = (row) => own(row.querySelector("th"));
  const amounts = all(page, ".result .payers tr").map((row) => [name(row), row.querySelector("td").textContent]);
  if (amounts.length > 0) return { amounts, totals };
  return { wrong: [...texts(page, ".status"), ...texts(page, ".wrong:not(:empty)")], totals };
}
