enum rounding { HALF_UP, DOWN, UP, HALF_EVEN };

/* dividend / divisor as a whole number, rounded by its size, so that every mode is symmetric about zero; divisor > 0. */
static inline int64_t rounded(int64_t dividend, int64_t divisor, enum rounding mode) {
    const int64_t size = dividend < 0 ? -dividend : dividend;
    const int64_t whole = size / divisor, rest = size % divisor;
    int64_t up = 0;
    switch (mode) {
    case HALF_UP: up = rest >= divisor - rest; break;
    case DOWN: break;
    case UP: up = rest > 0; break;
    case HALF_EVEN: up = rest > divisor - rest || (rest == divisor - rest && whole % 2 == 1); break;
    }
    return dividend < 0 ? -(whole + up) : whole + up;
}
