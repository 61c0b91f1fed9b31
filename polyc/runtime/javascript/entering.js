// A typed claim at the door: its integers, or why it is refused.

/** The numbers of the fields in their order and the rows of the lists as numbers; or `refused`. */
function entered(fields, lists, period, claim) {
  const names = [...fields, ...lists].map(({ field }) => field);
  if (!hasExactly(claim, names)) {
    const message = `传入的不是本模块的申报,应恰好有这些字段:${names.join("、")}。`;
    return { refused: refusal(WRONG_CLAIM, "输入不符", "申报", message) };
  }
  const told = [
    ...fields.map((field) => [misfit(field, claim[field.field])].filter((problem) => problem)),
    ...lists.map((list) => listMisfits(list, claim[list.field])),
  ];
  const first = told.findIndex((problems) => problems.length > 0);
  if (first >= 0) {
    const message = `${told.flat().join(";")}。`;
    return { refused: refusal(-(first + 1), "输入不符", label([...fields, ...lists][first]), message) };
  }
  const numbers = fields.map(({ field, kind }) => numberOf(kind, claim[field]));
  const day = numbers[fields.findIndex(({ field }) => field === period.field)];
  if (day < period.low || (period.high !== null && day > period.high)) {
    return { refused: outsidePeriod(period, fields) };
  }
  return { numbers, rows: lists.map((list) => claim[list.field].map((row) => rowNumbers(list, row))) };
}

function hasExactly(value, names) {
  return isMapping(value) && Object.keys(value).length === names.length && names.every((name) => own(value, name));
}

function rowNumbers(list, row) {
  return list.items.filter((item) => item.computed).map(({ field }) => numberOf(field.kind, row[field.field]));
}

/** What is wrong with typed items, in Chinese; nothing where they fit. */
function listMisfits(list, rows) {
  if (!Array.isArray(rows)) return [`${label(list)}应为${expectedList(list)},写成对象的列表`];
  if (rows.length > list.most) return [`${label(list)}应为${expectedList(list)},现在有 ${rows.length} 行`];
  return rows.flatMap((row, at) =>
    rowMisfits(list, row).map((problem) => `${label(list)}第 ${at + 1} 行:${problem}`),
  );
}

function rowMisfits(list, row) {
  const names = list.items.map((item) => item.field.field);
  if (!hasExactly(row, names)) return [`应恰好有这些字段:${names.join("、")}`];
  return list.items.map(({ field }) => misfit(field, row[field.field])).filter((problem) => problem);
}

/** The refusal of a claim whose version date lies outside the policy's period. */
function outsidePeriod(period, fields) {
  const name = label(fields.find(({ field }) => field === period.field));
  return refusal(OUTSIDE_PERIOD, "不在施行期", name, periodText(period, name));
}

/** The refusals that `traceInts` may return by number for a wrong input. */
function standingRefusals(fields, lists, period) {
  const told = [
    ...fields.map((field) => [label(field), expected(field)]),
    ...lists.map((list) => [label(list), expectedList(list)]),
  ];
  const refusals = told.map(([name, wanted], at) =>
    refusal(-(at + 1), "输入不符", name, `${name}应为${wanted}。`),
  );
  const all = [...refusals, outsidePeriod(period, fields), beyondNumber()];
  return Object.fromEntries(all.map((refused) => [refused.number, refused]));
}
