// The place of each item among all, the greatest value at 1.

/** Equal values share the better place: 1, 2, 2, 4. */
function placesShared(values) {
  const first = new Map();
  descending(values).forEach((at, before) => {
    if (!first.has(values[at])) first.set(values[at], before + 1);
  });
  return values.map((value) => first.get(value));
}

/** Of equal values the earlier comes first. */
function placesEarlier(values) {
  const places = values.map(() => 0);
  descending(values).forEach((at, before) => (places[at] = before + 1));
  return places;
}

/** The indices of the values, those of the greatest first, of equal ones the earlier. */
function descending(values) {
  const order = values.map((_, at) => at);
  return order.sort((one, other) => (values[one] > values[other] ? -1 : values[one] < values[other] ? 1 : one - other));
}
