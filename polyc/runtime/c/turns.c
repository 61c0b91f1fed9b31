/* The order of settling: rows by person, within by the policy's keys, then as they stand. Persons are parted by their
 * hash, so that each part is told apart in the cache; texts are compared only where their hashes are equal. */

#define NOBODY UINT32_MAX
#define INSERTED 32

typedef struct {
    int64_t count;
    const int64_t *numbers;        /* whose each row is, or NULL where it is told by texts: */
    const int32_t *starts;         /* that of row r lies from starts[r] up to starts[r + 1] */
    const char *texts;
    int64_t key_count;
    const int64_t *const *keys;
} unordered_claims;

/* A row with what is asked of it most: the lower half of its person's hash, and its first key. */
typedef struct { uint32_t hash, row; int64_t key; } hashed_row;

static uint64_t mixed(uint64_t number) {
    number ^= number >> 32;
    number *= 0x9E3779B97F4A7C15ull;
    number ^= number >> 29;
    return number;
}

/* Eight bytes at a time; the last eight may have been met in part already. */
static uint64_t hash_of_text(const char *text, int64_t length) {
    uint64_t hash = (uint64_t)length, piece = 0;
    if (length < 8) {
        memcpy(&piece, text, (size_t)length);
        return mixed(HASH(hash ^ piece));
    }
    for (int64_t at = 0; at < length; at += 8) {
        memcpy(&piece, text + (at + 8 < length ? at : length - 8), 8);
        hash = mixed(HASH(hash ^ piece));
    }
    return hash;
}

static uint64_t hash_of(const unordered_claims *given, int64_t row) {
    if (given->numbers) return mixed(HASH(given->numbers[row]));
    return hash_of_text(given->texts + given->starts[row], given->starts[row + 1] - given->starts[row]);
}

static int same_person(const unordered_claims *given, int64_t one, int64_t other) {
    if (given->numbers) return given->numbers[one] == given->numbers[other];
    const int32_t length = given->starts[one + 1] - given->starts[one];
    return length == given->starts[other + 1] - given->starts[other]
        && memcmp(given->texts + given->starts[one], given->texts + given->starts[other], (size_t)length) == 0;
}

static int comes_before(const unordered_claims *given, const hashed_row *one, const hashed_row *other) {
    if (one->key != other->key) return one->key < other->key;
    for (int64_t key = 1; key < given->key_count; key++) {
        const int64_t left = given->keys[key][one->row], right = given->keys[key][other->row];
        if (left != right) return left < right;
    }
    return 0;
}

/* Both orderings leave rows with equal keys as they stand. */
static void insert_rows(const unordered_claims *given, hashed_row *rows, int64_t count) {
    for (int64_t at = 1; at < count; at++) {
        const hashed_row row = rows[at];
        int64_t to = at;
        for (; to > 0 && comes_before(given, &row, rows + to - 1); to--) rows[to] = rows[to - 1];
        rows[to] = row;
    }
}

static void merge_rows(const unordered_claims *given, hashed_row *rows, int64_t count, hashed_row *aside) {
    if (count <= INSERTED) {
        insert_rows(given, rows, count);
        return;
    }
    const int64_t half = count / 2;
    merge_rows(given, rows, half, aside);
    merge_rows(given, rows + half, count - half, aside);
    if (!comes_before(given, rows + half, rows + half - 1)) return;
    memcpy(aside, rows, sizeof *rows * (size_t)half);
    int64_t left = 0, right = half;
    for (int64_t to = 0; left < half; to++) {
        const int later = right < count && comes_before(given, rows + right, aside + left);
        rows[to] = later ? rows[right++] : aside[left++];
    }
}

/* What is needed to tell the persons of one part apart; there is a place for each row, but for `slots`. */
typedef struct {
    uint32_t *slots, *person, *first, *ends;
    hashed_row *ordered, *aside;
} part_room;

/* Gives each row of a part the number of its person in it; how many persons there are. */
static int64_t tell_apart(const unordered_claims *given, const hashed_row *part, int64_t count, int64_t mask,
                          const part_room *room) {
    uint32_t persons = 0;
    for (int64_t slot = 0; slot <= mask; slot++) room->slots[slot] = NOBODY;
    for (int64_t at = 0; at < count; at++) {
        int64_t slot = part[at].hash & mask;
        uint32_t found;
        while ((found = room->slots[slot]) != NOBODY) {
            const hashed_row *first = part + room->first[found];
            if (first->hash == part[at].hash && same_person(given, first->row, part[at].row)) break;
            slot = (slot + 1) & mask;
        }
        if (found == NOBODY) {
            found = room->slots[slot] = persons++;
            room->first[found] = (uint32_t)at;
            room->ends[found] = 0;
        }
        room->person[at] = found;
        room->ends[found]++;
    }
    return persons;
}

static int64_t slots_for(int64_t rows) {
    int64_t slots = 16;
    while (slots < 2 * rows) slots *= 2;
    return slots;
}

/* Writes the rows of a part person by person, and where each person begins; how many persons there are. */
static int64_t order_part(const unordered_claims *given, const hashed_row *part, int64_t begin, int64_t count,
                          const part_room *room, int64_t *order, int64_t *offsets) {
    const int64_t persons = tell_apart(given, part, count, slots_for(count) - 1, room);
    uint32_t next = 0;
    for (int64_t person = 0; person < persons; person++) {
        const uint32_t own = room->ends[person];
        offsets[person] = begin + next;
        room->ends[person] = next;
        next += own;
    }
    for (int64_t at = 0; at < count; at++) room->ordered[room->ends[room->person[at]]++] = part[at];
    for (int64_t person = 0; person < persons; person++) {
        const int64_t first = offsets[person] - begin, own = room->ends[person] - first;
        if (own > 1) merge_rows(given, room->ordered + first, own, room->aside);
    }
    for (int64_t at = 0; at < count; at++) order[begin + at] = room->ordered[at].row;
    return persons;
}

/* Writes the rows with their hashes part by part, where the upper bits of a hash are the part's number; `ends`, which
 * begins as zeros and has one place more than there are parts, tells where each ends; `hashes` is room for a number a
 * row. There are less rows than `NOBODY`. */
void polyc_part_rows(const unordered_claims *given, int bits, uint64_t *hashes, hashed_row *rows, int64_t *ends) {
    for (int64_t row = 0; row < given->count; row++) {
        hashes[row] = hash_of(given, row);
        ends[(hashes[row] >> (64 - bits)) + 1]++;
    }
    for (int64_t part = 0; part < (int64_t)1 << bits; part++) ends[part + 1] += ends[part];
    for (int64_t row = 0; row < given->count; row++) {
        const int64_t key = given->key_count ? given->keys[0][row] : 0;
        const hashed_row own = {(uint32_t)hashes[row], (uint32_t)row, key};
        rows[ends[hashes[row] >> (64 - bits)]++] = own;
    }
}

/* Fills `order` for the parts from `from` to before `until`, and `offsets` with where each person begins, one after
 * another from its first place; how many persons there are, -1 where there is no memory. */
int64_t polyc_order_parts(const unordered_claims *given, const hashed_row *rows, const int64_t *ends, int64_t from,
                          int64_t until, int64_t *order, int64_t *offsets) {
    int64_t longest = 1, persons = 0;
    for (int64_t part = from; part < until; part++) {
        const int64_t own = ends[part] - (part ? ends[part - 1] : 0);
        if (own > longest) longest = own;
    }
    const int64_t slots = slots_for(longest);
    uint32_t *const numbers = malloc(sizeof *numbers * (size_t)(slots + 3 * longest));
    hashed_row *const moved = malloc(2 * sizeof *moved * (size_t)longest);
    const int right = numbers && moved;
    if (right) {
        uint32_t *const own = numbers + slots;
        const part_room room = {numbers, own, own + longest, own + 2 * longest, moved, moved + longest};
        for (int64_t part = from; part < until; part++) {
            const int64_t begin = part ? ends[part - 1] : 0;
            persons += order_part(given, rows + begin, begin, ends[part] - begin, &room, order, offsets + persons);
        }
    }
    free(moved);
    free(numbers);
    return right ? persons : -1;
}
