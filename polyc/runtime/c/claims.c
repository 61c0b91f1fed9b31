/* Claims that stand in the order of settling already, person after person, columns 64 bits wide but for inputs that need less: the fold behind
 * every batch, for every kind of state. Nothing here computes money. */

/* The cells of one group before or after: persons ascending, a column a cell. */
typedef struct {
    int64_t count;
    int64_t *person;
    int64_t *key;
    int64_t *const *cells;
} remembered;

typedef struct {
    int64_t first, until;          /* the persons that are settled here */
    const int64_t *offsets;        /* where the claims of each person begin */
    const void *const *inputs;     /* each as wide as `polyc_input_width` says */
    const int64_t *const *keys;    /* a column a group */
    const int8_t *bad;             /* 1 where a claim was refused before */
    const remembered *opening;     /* one a group */
    const given_items *items;      /* one a list */
    int8_t *held;                  /* one a person: whether a refusal before holds all; afterwards, whether one here does */
} given_claims;

typedef struct {
    int64_t *codes;
    int64_t *const *results;
    int64_t *const *cells;
    remembered *closing;           /* one a group, filled from `count` on; NULL where nobody keeps it */
    int64_t *const *const *rows;   /* the columns of each that is handed out of items; nothing is written of claims refused */
} settled_claims;

typedef struct {
    claim_state state;
    int64_t key[GROUPS + 1];
    int known[GROUPS + 1];         /* whether the key at hand was there before or a claim has settled under it */
} at_hand;

/* Puts the cells at hand away under their key. */
static int put_away(at_hand *now, kept_cells *kept, int group) {
    if (now->key[group] == NO_KEY || !now->known[group]) return 1;
    int64_t *cells = kept_at(kept + group, now->key[group]);
    if (cells) save_group(&now->state, group, cells);
    return cells != NULL;
}

static int take_up(at_hand *now, kept_cells *kept, int group, int64_t key) {
    static const int64_t nothing[CELLS] = {0};
    if (!put_away(now, kept, group)) return 0;
    const int64_t place = kept_place(kept + group, key);
    load_group(&now->state, group, place < 0 ? nothing : kept[group].cells + place * CELLS);
    now->key[group] = key;
    now->known[group] = place >= 0;
    return 1;
}

static int open_person(kept_cells *kept, int group, const remembered *opening, int64_t *next, int64_t person) {
    while (*next < opening->count && opening->person[*next] < person) ++*next;
    for (; *next < opening->count && opening->person[*next] == person; ++*next) {
        int64_t *cells = kept_at(kept + group, opening->key[*next]);
        if (!cells) return 0;
        for (int at = 0; at < group_width[group]; at++) cells[at] = opening->cells[at][*next];
    }
    return 1;
}

static int by_key(const void *one, const void *other) {
    const int64_t left = *(const int64_t *)one, right = *(const int64_t *)other;
    return (left > right) - (left < right);
}

/* Hands the cells of a person out, keys ascending. */
static void close_person(kept_cells *kept, int group, remembered *closing, int64_t person) {
    const int64_t first = closing->count;
    for (int64_t at = 0; at < kept[group].count; at++) closing->key[first + at] = kept[group].keys[at];
    if (kept[group].count > 1) qsort(closing->key + first, (size_t)kept[group].count, sizeof *closing->key, by_key);
    for (int64_t at = first; at < first + kept[group].count; at++) {
        const int64_t *cells = kept[group].cells + kept_place(kept + group, closing->key[at]) * CELLS;
        closing->person[at] = person;
        for (int cell = 0; cell < group_width[group]; cell++) closing->cells[cell][at] = cells[cell];
    }
    closing->count += kept[group].count;
}

INLINE int64_t settle_claim(const given_claims *given, at_hand *now, kept_cells *kept, claim_items *items, claim_result *result, int64_t at) {
    for (int group = 0; group < GROUPS; group++) {
        const int64_t key = given->keys[group][at];
        if (key != now->key[group] && !take_up(now, kept, group, key)) return NO_MEMORY;
    }
    const claim_inputs inputs = inputs_at(given->inputs, at);
    if (!take_items(items, given->items, at)) return NO_MEMORY;
    const int32_t code = settle_given(&inputs, &now->state, result, items);
    if (code == 0) for (int group = 0; group < GROUPS; group++) now->known[group] = 1;
    return code;
}

/* Bytes of a number of an input. */
int64_t polyc_input_width(int64_t input) { return input_width[input]; }

/* 0 where there was no memory. */
int polyc_fold_claims(const given_claims *given, const settled_claims *out, int hold) {
    const made_columns made = made_of(out->results);
    kept_cells kept[GROUPS + 1];
    int64_t next[GROUPS + 1] = {0};
    claim_items items;
    int right = 1;
    memset(&items, 0, sizeof items);
    memset(kept, 0, sizeof kept);
    for (int64_t person = given->first; person < given->until && right; person++) {
        at_hand now;
        memset(&now, 0, sizeof now);
        for (int group = 0; group < GROUPS; group++) {
            now.key[group] = NO_KEY;
            right = right && open_person(kept, group, given->opening + group, next + group, person);
        }
        int held = given->held[person] != 0;
        for (int64_t at = given->offsets[person]; at < given->offsets[person + 1] && right; at++) {
            claim_result result = NO_RESULT;
            int64_t code = given->bad[at] ? BAD : held ? HELD : settle_claim(given, &now, kept, &items, &result, at);
            right = code != NO_MEMORY;
            held = held || (code && hold);
            out->codes[at] = code;
            put_result(&made, at, &result);
            if (code) put_nothing(out->cells, at);
            else put_state(out->cells, at, &now.state);
            if (!code) put_rows(&items, given->items, out->rows, at);
        }
        given->held[person] = (int8_t)held;
        for (int group = 0; group < GROUPS && right; group++) {
            if (out->closing) {
                right = put_away(&now, kept, group);
                close_person(kept, group, out->closing + group, person);
            }
            kept_clear(kept + group);
        }
    }
    for (int group = 0; group < GROUPS; group++) kept_free(kept + group);
    free_items(&items);
    return right;
}
