/* The place of each value among all, the greatest at 1; equal values share the better place. */
static void places_shared(const int64_t *values, int64_t *places, int64_t count) {
    for (int64_t at = 0; at < count; at++) {
        int64_t place = 1;
        for (int64_t other = 0; other < count; other++) place += values[other] > values[at];
        places[at] = place;
    }
}
