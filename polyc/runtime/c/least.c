static inline int64_t least(int64_t one, int64_t other) { return one < other ? one : other; }
