static inline int64_t greatest(int64_t one, int64_t other) { return one > other ? one : other; }
