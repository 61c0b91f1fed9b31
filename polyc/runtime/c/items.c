/* The items of whole tables: those of claim c lie from offsets[c] up to offsets[c + 1]. */

#include <stdlib.h>
#include <string.h>

typedef struct {
    const int64_t *offsets;
    const int64_t *const *columns;
} given_items;

/* Room at a pointer for so many things of a size; 0 where there was no memory. */
static int with_room(void *held, int64_t *room, int64_t count, size_t size) {
    void *memory;
    if (count < *room) return 1;
    memcpy(&memory, held, sizeof memory);
    const int64_t wider = count + count / 2 + 16;
    memory = realloc(memory, (size_t)wider * size);
    if (memory == NULL) return 0;
    memcpy(held, &memory, sizeof memory);
    *room = wider;
    return 1;
}
