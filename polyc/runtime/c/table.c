/* Tables in any order, for policies that keep cells for life and by years that never come back: partition, order and
 * fold in the cache. Above this text stand the policy's record and what reads and writes it. */

#define BUCKETS 1024
#define LONG_BUCKET 64

typedef struct {
    int64_t *person;
    int32_t *order;
    int64_t *row;            /* where the claim stood in the table that was given */
    int32_t *code;           /* why the claim was refused; the caller has set every one to 0 */
    int64_t *const *results; /* one column a result */
    int64_t *const *cells;   /* one column a cell after the claim, or NULL */
} outputs;

/* Days from 1970-01-01 to the first of a month. */
static int64_t first_of(int64_t year, int64_t month) {
    const int64_t y = year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
    const int64_t day = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + day - 719468;
}

/* The benefit year that holds a day, and the days where it begins and the next begins. */
typedef struct { int64_t year, from, until; } benefit_year;

static benefit_year year_of(int64_t day) {
    benefit_year found = {1970 + day / 365, 0, 0};
    while (first_of(found.year, YEAR_MONTH) > day) found.year--;
    while (first_of(found.year + 1, YEAR_MONTH) <= day) found.year++;
    found.from = first_of(found.year, YEAR_MONTH);
    found.until = first_of(found.year + 1, YEAR_MONTH);
    return found;
}

/* What is carried from claim to claim. */
typedef struct {
    claim_state state;
    benefit_year year;
    int held;
} carried;

INLINE int32_t settle_record(const record *claim, carried *now, int hold, int64_t at, const outputs *out,
                             const made_columns *made) {
    int32_t code = claim->code;
    if (code == 0 && now->held) code = HELD;
    claim_result result = NO_RESULT;
    if (code == 0) {
        const claim_inputs inputs = inputs_of(claim);
        code = SETTLE(&inputs, &now->state, &result, &now->state);
    }
    if (code && hold) now->held = 1;
    if (code) out->code[at] = code;
    put_result(made, at, &result);
    if (out->cells) put_state(out->cells, at, &now->state);
    return code;
}

INLINE void next_year(carried *now, const record *claim) {
    if (YEARLY && (YEAR_DAY(claim) < now->year.from || YEAR_DAY(claim) >= now->year.until)) {
        now->year = year_of(YEAR_DAY(claim));
        clear_yearly(&now->state);
    }
}

/* The simple fold: a state for life and one for the year, and years never come back. */
INLINE void simple_claim(const record *claim, carried *now, int64_t *person, int hold, int64_t at, const outputs *out,
                         const made_columns *made) {
    if (claim->person != *person) {
        clear_all(&now->state);
        now->held = 0;
        *person = claim->person;
    }
    next_year(now, claim);
    settle_record(claim, now, hold, at, out, made);
}

/* Columns that stand in the order of settling already: by person, then by the order of the policy. Only `code`,
 * `results` and `cells` are written. */
void polyc_fold_sorted(int64_t count, const int64_t *persons, const int32_t *order, const int32_t *codes,
                       const void *const *columns, int hold, const outputs *out) {
    const outputs here = *out;
    const given_columns given = given_of(columns);
    const made_columns made = made_of(here.results);
    carried now = {0};
    int64_t person = count ? ~persons[0] : 0;
    for (int64_t at = 0; at < count; at++) {
        record claim;
        take_record(&claim, &given, at);
        claim.person = persons[at];
        claim.order = order[at];
        claim.code = codes ? codes[at] : 0;
        simple_claim(&claim, &now, &person, hold, at, &here, &made);
    }
}

/* Gives every claim that is out of its bounds, and has no code yet, the code of its first wrong input; how many there
 * are. The folds take it that this was asked. */
int64_t polyc_check(int64_t count, const void *const *columns, int32_t *codes) {
    const given_columns given = given_of(columns);
    if (all_within(&given, count)) return 0;
    int64_t wrong = 0;
    for (int64_t at = 0; at < count; at++) {
        record claim;
        take_record(&claim, &given, at);
        const claim_inputs inputs = inputs_of(&claim);
        if (codes[at] == 0 && (codes[at] = CHECK(&inputs)) != 0) wrong++;
    }
    return wrong;
}

/* Whether the columns stand in the order of settling. */
int polyc_is_sorted(int64_t count, const int64_t *persons, const int32_t *order) {
    for (int64_t at = 1; at < count; at++) {
        if (persons[at] < persons[at - 1] || (persons[at] == persons[at - 1] && order[at] < order[at - 1])) return 0;
    }
    return 1;
}

int64_t polyc_record_size(void) { return (int64_t)sizeof(record); }

/* How many claims go to each of the 2^bits parts; `ends` has room for one number a part. */
void polyc_count(int64_t count, const int64_t *persons, int bits, int64_t *ends) {
    if (bits == 0) { ends[0] += count; return; }
    for (int64_t at = 0; at < count; at++) ends[HASH(persons[at]) >> (64 - bits)]++;
}

/* Writes the claims as records where `next` says, part by part; the rows are counted from `first`. */
void polyc_scatter(int64_t count, const int64_t *persons, const int32_t *order, const int32_t *codes,
                   const void *const *columns, int64_t first, int bits, int64_t *next, record *records) {
    const given_columns given = given_of(columns);
    for (int64_t at = 0; at < count; at++) {
        const uint64_t part = bits ? HASH(persons[at]) >> (64 - bits) : 0;
        record *claim = records + next[part]++;
        take_record(claim, &given, at);
        claim->person = persons[at];
        claim->order = order[at];
        claim->row = (uint32_t)(first + at);
        claim->code = codes ? codes[at] : 0;
    }
}

static int comes_later(const record *one, const record *other) {
    return one->person > other->person || (one->person == other->person && one->order > other->order);
}

/* A stable sort by merging, for persons with very many claims. */
static int merge_places(const record *records, uint32_t *places, int64_t count) {
    uint32_t *other = malloc(sizeof *other * (size_t)count), *from = places, *to = other;
    if (!other) return 0;
    for (int64_t width = 1; width < count; width *= 2) {
        for (int64_t left = 0; left < count; left += 2 * width) {
            const int64_t middle = left + width < count ? left + width : count;
            const int64_t end = left + 2 * width < count ? left + 2 * width : count;
            int64_t one = left, two = middle;
            for (int64_t at = left; at < end; at++) {
                const int first = two == end || (one < middle && !comes_later(records + from[one], records + from[two]));
                to[at] = first ? from[one++] : from[two++];
            }
        }
        uint32_t *swapped = from;
        from = to;
        to = swapped;
    }
    if (from != places) memcpy(places, from, sizeof *places * (size_t)count);
    free(other);
    return 1;
}

/* The places of a part's records in the order of settling: by hash, person, order; equal ones as they came. */
static int sorted_places(const record *records, int64_t count, int bits, uint32_t *places, uint16_t *hashes) {
    int64_t ends[BUCKETS + 1] = {0};
    for (int64_t at = 0; at < count; at++) {
        const uint16_t hash = (uint16_t)(HASH(records[at].person) >> (54 - bits)) & (BUCKETS - 1);
        hashes[at] = hash;
        ends[hash + 1]++;
    }
    for (int at = 0; at < BUCKETS; at++) ends[at + 1] += ends[at];
    for (int64_t at = 0; at < count; at++) places[ends[hashes[at]]++] = (uint32_t)at;
    int64_t start = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
        const int64_t end = ends[bucket];
        if (end - start > LONG_BUCKET) {
            if (!merge_places(records, places + start, end - start)) return 0;
        } else {
            for (int64_t at = start + 1; at < end; at++) {
                const uint32_t place = places[at];
                int64_t to = at;
                while (to > start && comes_later(records + places[to - 1], records + place)) {
                    places[to] = places[to - 1];
                    to--;
                }
                places[to] = place;
            }
        }
        start = end;
    }
    return 1;
}

static void fold_simple(const record *records, int64_t count, const uint32_t *places, int hold, const outputs *out, int64_t to) {
    const outputs here = *out;
    const made_columns made = made_of(here.results);
    carried now = {0};
    int64_t person = count ? ~records[places[0]].person : 0;
    for (int64_t at = 0; at < count; at++, to++) {
        const record *claim = records + places[at];
        here.person[to] = claim->person;
        here.order[to] = claim->order;
        here.row[to] = claim->row;
        simple_claim(claim, &now, &person, hold, to, &here, &made);
    }
}

/* Settles the parts from `from` to before `until`; `ends` tells where each ends. 0 where there was no memory. */
int polyc_fold_parts(const record *records, const int64_t *ends, int bits, int64_t from, int64_t until, int hold,
                     const outputs *out) {
    int64_t longest = 1, start = from ? ends[from - 1] : 0;
    for (int64_t part = from; part < until; part++) {
        const int64_t size = ends[part] - (part ? ends[part - 1] : 0);
        if (size > longest) longest = size;
    }
    uint32_t *places = malloc(sizeof *places * (size_t)longest);
    uint16_t *hashes = malloc(sizeof *hashes * (size_t)longest);
    int done = places && hashes;
    for (int64_t part = from; part < until && done; part++) {
        const int64_t count = ends[part] - start;
        done = sorted_places(records + start, count, bits, places, hashes);
        if (done) fold_simple(records + start, count, places, hold, out, start);
        start = ends[part];
    }
    free(places);
    free(hashes);
    return done;
}
