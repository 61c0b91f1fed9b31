/* States under their keys, for policies whose cells are kept by year, for life or by chain. */

#include <stdlib.h>
#include <string.h>

#define HASH(number) ((uint64_t)(number) * 0x9E3779B97F4A7C15ull)
#define NO_KEY INT64_MIN

/* The cells of one person and group by key, in the order in which they were met. */
typedef struct {
    int64_t count, room, mask, stamp;
    int64_t *keys, *cells, *slots, *stamps;
} kept_cells;

static int kept_grow(kept_cells *kept) {
    const int64_t room = kept->room ? 2 * kept->room : 8, slots = 4 * room;
    int64_t *keys = realloc(kept->keys, 8 * (size_t)room);
    if (keys) kept->keys = keys;
    int64_t *cells = realloc(kept->cells, 8 * (size_t)room * (CELLS + 1));
    if (cells) kept->cells = cells;
    free(kept->slots);
    free(kept->stamps);
    kept->slots = malloc(8 * (size_t)slots);
    kept->stamps = calloc((size_t)slots, 8);
    if (!keys || !cells || !kept->slots || !kept->stamps) return 0;
    kept->room = room;
    kept->mask = slots - 1;
    kept->stamp = 1;
    for (int64_t at = 0; at < kept->count; at++) {
        int64_t slot = (int64_t)(HASH(kept->keys[at]) >> 20) & kept->mask;
        while (kept->stamps[slot] == kept->stamp) slot = (slot + 1) & kept->mask;
        kept->stamps[slot] = kept->stamp;
        kept->slots[slot] = at;
    }
    return 1;
}

/* The place of a key, -1 where it is new. */
static int64_t kept_place(const kept_cells *kept, int64_t key) {
    if (kept->count == 0) return -1;
    int64_t slot = (int64_t)(HASH(key) >> 20) & kept->mask;
    while (kept->stamps[slot] == kept->stamp) {
        if (kept->keys[kept->slots[slot]] == key) return kept->slots[slot];
        slot = (slot + 1) & kept->mask;
    }
    return -1;
}

/* The cells under a key, made where it is new; NULL where there is no memory. */
static int64_t *kept_at(kept_cells *kept, int64_t key) {
    const int64_t place = kept_place(kept, key);
    if (place >= 0) return kept->cells + place * CELLS;
    if (kept->count == kept->room && !kept_grow(kept)) return NULL;
    int64_t slot = (int64_t)(HASH(key) >> 20) & kept->mask;
    while (kept->stamps[slot] == kept->stamp) slot = (slot + 1) & kept->mask;
    kept->stamps[slot] = kept->stamp;
    kept->slots[slot] = kept->count;
    kept->keys[kept->count] = key;
    return kept->cells + kept->count++ * CELLS;
}

static void kept_clear(kept_cells *kept) {
    kept->count = 0;
    kept->stamp++;
}

static void kept_free(kept_cells *kept) {
    free(kept->keys);
    free(kept->cells);
    free(kept->slots);
    free(kept->stamps);
}
