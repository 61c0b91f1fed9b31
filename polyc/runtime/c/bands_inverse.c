/* The least amount of fen from the first bound on for which the brackets pay `value` fen, in steps, rounded once;
 * where no amount does, because the last rate is 0, the start of the last bracket. */
static int64_t bands_inverse(int64_t value, const int64_t *bounds, const int64_t *rates, int count,
                             enum rounding mode, int step) {
    int64_t wanted = value > 0 ? value * 1000000LL : 0;
    for (int at = 0; at < count; at++) {
        const int64_t rate = rates[at];
        const int64_t given = at + 1 == count ? wanted : (bounds[at + 1] - bounds[at]) * rate;
        if (wanted <= 0 || (given >= wanted && rate > 0)) {
            return rate > 0 ? rounded(bounds[at] * rate + wanted, rate * step, mode) : rounded(bounds[at], step, mode);
        }
        if (at + 1 < count) wanted -= given;
    }
    return rounded(bounds[count - 1], step, mode);
}
