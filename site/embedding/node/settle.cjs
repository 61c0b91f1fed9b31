// 一行一张单据,“单据的数; 累计的数”;写出“结果的数; 新的累计”,或拒付的编号。
const { createInterface } = require("node:readline");
const rules = require("./rules.node");

const numbers = (text) => BigInt64Array.from(text.trim().split(/ +/).map(BigInt));

createInterface({ input: process.stdin }).on("line", (line) => {
  const [claim, state] = line.split(";").map(numbers);
  const result = new BigInt64Array(rules.RESULT);
  const code = rules.settle(claim, state, result, state);
  console.log(code === 0 ? `${result.join(" ")}; ${state.join(" ")}` : `拒付 ${code}`);
});
