// A mapping as JSON gives it → a claim with its lists of items; refuses with every problem found.

/** A claim that cannot be read: `problems` pairs each field with a Chinese sentence, `field` is the first. */
class WrongClaim extends Error {
  constructor(problems) {
    super(problems.map(([, message]) => message).join("\n"));
    this.name = "WrongClaim";
    this.problems = frozen(problems);
    this.field = problems[0][0];
  }
}

/** The claim with typed values under the public names; throws `WrongClaim` with all problems. */
function readClaim(fields, lists, mapping) {
  if (!isMapping(mapping)) {
    throw new WrongClaim([["", `申报应为一个对象(字段名对应值),现在是${quoted(mapping)}`]]);
  }
  const names = unique([...fields, ...lists].flatMap(({ field, name }) => [field, name]));
  const problems = unknownNames(names, mapping);
  const values = fields.map((field) => {
    const [value, problem] = readField(field, mapping);
    if (problem) problems.push([field.field, problem]);
    return [field.field, value];
  });
  const rows = lists.map((list) => {
    const [items, wrong] = readList(list, mapping);
    problems.push(...wrong.map((problem) => [list.field, problem]));
    return [list.field, items];
  });
  if (problems.length > 0) throw new WrongClaim(problems);
  return frozen(Object.fromEntries([...values, ...rows]));
}

/** What a list takes, in Chinese. */
function expectedList(list) {
  return `至多${list.most}行的明细`;
}

/** The typed items of a list of a claim, and what is wrong with them, each told with its row. */
function readList(list, mapping) {
  const wanted = `应为${expectedList(list)}`;
  const [keys, problem] = keysOf(list, mapping);
  if (problem) return [[], [problem]];
  if (keys.length === 0) return [[], [`缺少${label(list)},${wanted},写成对象的列表,没有就写 []`]];
  const raw = mapping[keys[0]];
  if (!Array.isArray(raw)) {
    return [[], [`${label(list)}${wanted},写成对象的列表,没有就写 [],现在是${quoted(raw)}`]];
  }
  if (raw.length > list.most) return [[], [`${label(list)}${wanted},现在有 ${raw.length} 行`]];
  const read = raw.map((row) => readItem(list, row));
  const problems = read.flatMap(([, wrong], at) => wrong.map((told) => `${label(list)}第 ${at + 1} 行:${told}`));
  return [read.map(([item]) => item), problems];
}

function readItem(list, raw) {
  if (!isMapping(raw)) return [{}, [`应为一个对象(字段名对应值),现在是${quoted(raw)}`]];
  const fields = list.items.map((item) => item.field);
  const names = unique(fields.flatMap(({ field, name }) => [field, name]));
  const problems = unknownNames(names, raw).map(([, message]) => message);
  const found = new Map();
  for (const field of fields) {
    const [keys, doubled] = keysOf(field, raw);
    if (keys.length === 0) continue;
    const [value, problem] = doubled ? [null, doubled] : readGiven(field, raw[keys[0]]);
    found.set(field.name, value);
    if (problem) problems.push(problem);
  }
  const made = completed(list, found);
  problems.push(...list.items.map((item) => notGiven(item, found, made)).filter((problem) => problem));
  return [Object.fromEntries(fields.map(({ field, name }) => [field, made.get(name)])), problems];
}

/** The typed values of an item by name, defaults in place; what has none and is not given is absent. */
function completed(list, found) {
  const items = new Map(list.items.map((item) => [item.field.name, item]));
  const made = new Map(found);
  for (const [name, item] of items) {
    let source = item;
    while (!made.has(source.field.name) && typeof source.default === "string") source = items.get(source.default);
    if (made.has(source.field.name)) made.set(name, made.get(source.field.name));
    else if (typeof source.default === "number") made.set(name, valueOf(source.field.kind, source.default));
  }
  return made;
}

/** What is wrong with a value that was not given: there is no default, or it does not fit. */
function notGiven({ field, default: standIn }, found, made) {
  if (found.has(field.name)) return "";
  if (typeof standIn === "string" && (made.get(standIn) === undefined || made.get(standIn) === null)) return "";
  if (!made.has(field.name)) return missing(field);
  const problem = misfit(field, made.get(field.name));
  return problem ? `没有填${label(field)},用缺省值也不合:${problem}` : "";
}
