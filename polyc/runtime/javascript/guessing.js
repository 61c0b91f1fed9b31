// The word that someone may have meant: the nearest by matching blocks, as Python's difflib measures it.

/** The nearest of the words, at least six tenths alike; undefined where none is. */
function nearest(wrong, words) {
  const likely = words
    .map((word) => ({ word, alike: likeness(Array.from(word), Array.from(wrong)) }))
    .filter(({ alike }) => alike >= 0.6);
  likely.sort((one, other) => other.alike - one.alike || (one.word < other.word ? 1 : -1));
  return likely.length > 0 ? likely[0].word : undefined;
}

function likeness(one, other) {
  const length = one.length + other.length;
  const most = Math.min(one.length, other.length);
  if (length === 0) return 1;
  return (2 * most) / length < 0.6 ? 0 : (2 * matched(one, other)) / length;
}

/** How many characters the longest common block and those to both sides of it cover. */
function matched(one, other) {
  let best = { at: 0, other: 0, size: 0 };
  let above = [];
  one.forEach((character, at) => {
    const here = [];
    other.forEach((another, there) => {
      if (another !== character) return;
      const size = (above[there - 1] || 0) + 1;
      here[there] = size;
      if (size > best.size) best = { at: at - size + 1, other: there - size + 1, size };
    });
    above = here;
  });
  if (best.size === 0) return 0;
  const before = matched(one.slice(0, best.at), other.slice(0, best.other));
  return before + best.size + matched(one.slice(best.at + best.size), other.slice(best.other + best.size));
}
