/* Node 与政策的 C 程序之间的一层。编译时 -D POLICY=… 给出政策的前缀,-include 给出它的头文件。 */
#include <node_api.h>
#define JOINED(one, other) one##other
#define JOIN(one, other) JOINED(one, other)
#define OF(name) JOIN(POLICY, name)
#define NUMBERS(structure) (sizeof(structure) / sizeof(int64_t))

/* 一个 BigInt64Array 里的数;不是,或个数不对,就是 NULL。 */
static void *numbers(napi_env node, napi_value given, size_t wanted) {
    napi_typedarray_type type;
    size_t count;
    void *data;
    napi_status found = napi_get_typedarray_info(node, given, &type, &count, &data, NULL, NULL);
    return found == napi_ok && type == napi_bigint64_array && count == wanted ? data : NULL;
}

/* settle(单据, 此前累计, 结果, 此后累计):0 是结算了,否则是拒付编号,什么都不写。 */
static napi_value settle(napi_env node, napi_callback_info call) {
    napi_value given[4], told;
    size_t count = 4;
    napi_get_cb_info(node, call, &count, given, NULL, NULL);
    OF(_claim) *claim = count == 4 ? numbers(node, given[0], NUMBERS(OF(_claim))) : NULL;
    OF(_state) *before = count == 4 ? numbers(node, given[1], NUMBERS(OF(_state))) : NULL;
    OF(_result) *result = count == 4 ? numbers(node, given[2], NUMBERS(OF(_result))) : NULL;
    OF(_state) *after = count == 4 ? numbers(node, given[3], NUMBERS(OF(_state))) : NULL;
    if (!claim || !before || !result || !after) {
        napi_throw_type_error(node, NULL, "四个 BigInt64Array:单据、此前累计、结果、此后累计,个数同 sizes");
        return NULL;
    }
    int32_t code = OF(_check)(claim);
    if (code == 0) code = OF(_settle)(claim, before, result, after);
    napi_create_int32(node, code, &told);
    return told;
}

NAPI_MODULE_INIT(/* napi_env env, napi_value exports */) {
    const size_t sizes[] = {NUMBERS(OF(_claim)), NUMBERS(OF(_state)), NUMBERS(OF(_result))};
    const char *const names[] = {"CLAIM", "STATE", "RESULT"};
    napi_value value;
    for (int at = 0; at < 3; at++) {
        napi_create_uint32(env, (uint32_t)sizes[at], &value);
        napi_set_named_property(env, exports, names[at], value);
    }
    napi_create_function(env, "settle", NAPI_AUTO_LENGTH, settle, NULL, &value);
    napi_set_named_property(env, exports, "settle", value);
    return exports;
}
