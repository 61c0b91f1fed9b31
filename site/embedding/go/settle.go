// 一行一张单据,“单据的数; 累计的数”;写出“结果的数; 新的累计”,或拒付的编号。
package main

/*
#include "policy.h"
#define JOINED(one, other) one##other
#define JOIN(one, other) JOINED(one, other)
#define OF(name) JOIN(POLICY, name)

enum {
    CLAIM = sizeof(OF(_claim)) / sizeof(int64_t),
    STATE = sizeof(OF(_state)) / sizeof(int64_t),
    RESULT = sizeof(OF(_result)) / sizeof(int64_t),
};

static int32_t settle(const int64_t *claim, const int64_t *before, int64_t *result, int64_t *after) {
    int32_t code = OF(_check)((const void *)claim);
    return code ? code : OF(_settle)((const void *)claim, (const void *)before, (void *)result, (void *)after);
}
*/
import "C"

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// 结算一次:0 是结算了,否则是拒付编号,什么都不写。数组的个数就是结构里数的个数。
func settle(claim *[C.CLAIM]C.int64_t, before *[C.STATE]C.int64_t, result *[C.RESULT]C.int64_t, after *[C.STATE]C.int64_t) int {
	return int(C.settle(&claim[0], &before[0], &result[0], &after[0]))
}

func read(text string, into []C.int64_t) {
	words := strings.Fields(text)
	if len(words) != len(into) {
		panic(fmt.Sprintf("应有 %d 个数,现在是 %d 个", len(into), len(words)))
	}
	for at, word := range words {
		number, err := strconv.ParseInt(word, 10, 64)
		if err != nil {
			panic(err)
		}
		into[at] = C.int64_t(number)
	}
}

func told(numbers []C.int64_t) string {
	return strings.Trim(fmt.Sprint(numbers), "[]")
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		given, before, _ := strings.Cut(lines.Text(), ";")
		var claim [C.CLAIM]C.int64_t
		var state [C.STATE]C.int64_t
		var result [C.RESULT]C.int64_t
		read(given, claim[:])
		read(before, state[:])
		if code := settle(&claim, &state, &result, &state); code == 0 {
			fmt.Printf("%s; %s\n", told(result[:]), told(state[:]))
		} else {
			fmt.Printf("拒付 %d\n", code)
		}
	}
}
