/* Whether a number lies outside of its bounds, by one comparison. */
static inline int outside(int64_t value, int64_t low, int64_t high) {
    return (uint64_t)value - (uint64_t)low > (uint64_t)high - (uint64_t)low;
}
