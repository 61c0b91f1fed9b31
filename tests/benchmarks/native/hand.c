/* The reference job by hand: what one would write for this one policy and nothing else, integer fen, half-up at each
 * payment. `hand_sorted` folds columns in the order of person and day; `hand_mixed` takes them in any order: a hash
 * partition of whole 40-byte records, then each part is ordered and folded in the cache.
 * Needed of the input: 0 <= self, 0 <= b, self + b <= total, at most 3,000,000 yuan; at most 64 threads. */
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef int64_t i64;

static const i64 DEDUCTIBLE[4] = {10000, 20000, 50000, 100000}, PERCENT[4] = {85, 80, 70, 60};

static inline i64 least(i64 a, i64 b) { return a < b ? a : b; }
static inline i64 greatest(i64 a, i64 b) { return a > b ? a : b; }
static inline i64 share(i64 x, i64 percent) { return (i64)(((uint64_t)x * (uint64_t)percent + 50) / 100); }

typedef struct { i64 paid1, above, paid2, rest3, paid3, stays; } year;

static inline i64 critical(i64 a, int poor) {
    const i64 from = poor ? 800000 : 1600000, more = poor ? 5 : 0;
    if (a <= from) return 0;
    i64 sum = (least(a, 10000000) - from) * (60 + more);
    if (a > 10000000) {
        sum += (least(a, 20000000) - 10000000) * (65 + more);
        if (a > 20000000) sum += (least(a, 30000000) - 20000000) * (70 + more) + greatest(a - 30000000, 0) * (75 + more);
    }
    const i64 paid = (i64)(((uint64_t)sum + 50) / 100);
    return poor ? paid : least(paid, 40000000);
}

static inline void settle(year *now, int level, int category, int unreferred, i64 total, i64 b, i64 self, i64 *out) {
    const i64 eligible = total - self - (i64)(((uint64_t)b + 5) / 10);
    const i64 deductible = category == 2 ? 0 : now->stays ? DEDUCTIBLE[level] / 2 : DEDUCTIBLE[level];
    const i64 due = share(greatest(eligible - deductible, 0), PERCENT[level] - (unreferred ? 10 : 0));
    const i64 basic = least(due, 15000000 - now->paid1);
    now->paid1 += basic;
    now->stays++;
    now->above += eligible - basic;
    const i64 all = critical(now->above, category != 0), second = all - now->paid2;
    now->paid2 = all;
    const i64 rest = eligible - basic - second;
    i64 aid = 0;
    if (category == 2) aid = rest;
    else if (category == 1) {
        const i64 before = greatest(now->rest3 - 150000, 0);
        now->rest3 += rest;
        aid = least(share(greatest(now->rest3 - 150000, 0) - before, 75), 3000000 - now->paid3);
        now->paid3 += aid;
    }
    out[0] = basic;
    out[1] = second;
    out[2] = aid;
    out[3] = total - basic - second - aid;
}

typedef struct {
    const i64 *person;
    const int32_t *day;
    const uint8_t *level, *category, *unreferred;
    const i64 *total, *b, *self;
} columns;

void hand_sorted(i64 count, const columns *in, i64 *const *out) {
    year now = {0};
    i64 person = count ? ~in->person[0] : 0, made[4];
    i64 *basic = out[0], *second = out[1], *aid = out[2], *own = out[3];
    const columns c = *in;
    for (i64 at = 0; at < count; at++) {
        if (c.person[at] != person) {
            memset(&now, 0, sizeof now);
            person = c.person[at];
        }
        settle(&now, c.level[at], c.category[at], c.unreferred[at], c.total[at], c.b[at], c.self[at], made);
        basic[at] = made[0];
        second[at] = made[1];
        aid[at] = made[2];
        own[at] = made[3];
    }
}

#define HASH(person) ((uint64_t)(person) * 0x9E3779B97F4A7C15ull)
enum { BITS = 10, PARTS = 1 << BITS };
typedef struct { i64 person; int32_t day; uint8_t level, category, unreferred, none; i64 total, b, self; } record;
typedef struct { const record *records; const i64 *ends; int from, until; i64 *person; int32_t *day; i64 *const *out; } work;

static int later(const record *one, const record *other) {
    return one->person > other->person || (one->person == other->person && one->day > other->day);
}

static void *parts(void *given) {
    const work *w = given;
    i64 room = 4096;
    int64_t *places = malloc(8 * room), *hashes = malloc(8 * room);
    int32_t counts[1025];
    for (int part = w->from; part < w->until; part++) {
        const i64 first = part ? w->ends[part - 1] : 0, size = w->ends[part] - first;
        const record *own = w->records + first;
        if (size > room) {
            room = 2 * size;
            places = realloc(places, 8 * room);
            hashes = realloc(hashes, 8 * room);
        }
        memset(counts, 0, sizeof counts);
        for (i64 at = 0; at < size; at++) counts[(hashes[at] = HASH(own[at].person) >> 44 & 1023) + 1]++;
        for (int at = 0; at < 1024; at++) counts[at + 1] += counts[at];
        for (i64 at = 0; at < size; at++) places[counts[hashes[at]]++] = at;
        i64 start = 0;
        for (int bucket = 0; bucket < 1024; bucket++) {
            for (i64 at = start + 1; at < counts[bucket]; at++) {
                const i64 place = places[at];
                i64 to = at;
                for (; to > start && later(own + places[to - 1], own + place); to--) places[to] = places[to - 1];
                places[to] = place;
            }
            start = counts[bucket];
        }
        year now = {0};
        i64 person = size ? ~own[places[0]].person : 0, made[4];
        for (i64 at = 0, to = first; at < size; at++, to++) {
            const record *claim = own + places[at];
            if (claim->person != person) {
                memset(&now, 0, sizeof now);
                person = claim->person;
            }
            w->person[to] = person;
            w->day[to] = claim->day;
            settle(&now, claim->level, claim->category, claim->unreferred, claim->total, claim->b, claim->self, made);
            for (int column = 0; column < 4; column++) w->out[column][to] = made[column];
        }
    }
    free(places);
    free(hashes);
    return 0;
}

void hand_mixed(i64 count, int threads, const columns *in, i64 *person, int32_t *day, i64 *const *out) {
    static i64 ends[PARTS];
    static record *records;
    static i64 room;
    memset(ends, 0, sizeof ends);
    if (room < count) {
        free(records);
        records = malloc((size_t)count * sizeof *records);
        room = count;
    }
    for (i64 at = 0; at < count; at++) ends[HASH(in->person[at]) >> (64 - BITS)]++;
    i64 sum = 0;
    for (int part = 0; part < PARTS; part++) {
        const i64 own = ends[part];
        ends[part] = sum;
        sum += own;
    }
    for (i64 at = 0; at < count; at++)
        records[ends[HASH(in->person[at]) >> (64 - BITS)]++] =
            (record){in->person[at], in->day[at], in->level[at], in->category[at], in->unreferred[at], 0,
                     in->total[at], in->b[at], in->self[at]};
    pthread_t others[64];
    work each[64];
    for (int at = 0; at < threads; at++) {
        each[at] = (work){records, ends, PARTS * at / threads, PARTS * (at + 1) / threads, person, day, out};
        if (at < threads - 1) pthread_create(&others[at], 0, parts, &each[at]);
        else parts(&each[at]);
    }
    for (int at = 0; at < threads - 1; at++) pthread_join(others[at], 0);
}
