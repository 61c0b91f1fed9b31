/* Whether any number of a column is out of its bounds; in a form that compilers make vectors of. */
#define ANY_OUTSIDE(type)                                                                   \
    INLINE int any_outside_##type(const type *column, int64_t count, type low, type high) {       \
        int found = 0;                                                                             \
        for (int64_t at = 0; at < count; at++) found |= (column[at] < low) | (column[at] > high); \
        return found;                                                                              \
    }
ANY_OUTSIDE(uint8_t)
ANY_OUTSIDE(int32_t)
ANY_OUTSIDE(int64_t)
