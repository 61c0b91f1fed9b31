/* Java 与政策的 C 程序之间的一层。编译时 -D POLICY=… 给出政策的前缀,-include 给出它的头文件。 */
#include <jni.h>
#define JOINED(one, other) one##other
#define JOIN(one, other) JOINED(one, other)
#define OF(name) JOIN(POLICY, name)

JNIEXPORT jint JNICALL Java_Rules_size(JNIEnv *java, jclass rules, jint which) {
    const size_t sizes[] = {sizeof(OF(_claim)), sizeof(OF(_state)), sizeof(OF(_result))};
    (void)java, (void)rules;
    return (jint)(sizes[which] / sizeof(int64_t));
}

JNIEXPORT jint JNICALL Java_Rules_called(JNIEnv *java, jclass rules, jlongArray claim, jlongArray before,
                                         jlongArray result, jlongArray after) {
    OF(_claim) given;
    OF(_state) state;
    OF(_result) made;
    (void)rules;
    (*java)->GetLongArrayRegion(java, claim, 0, sizeof given / sizeof(jlong), (jlong *)&given);
    (*java)->GetLongArrayRegion(java, before, 0, sizeof state / sizeof(jlong), (jlong *)&state);
    int32_t code = OF(_check)(&given);
    if (code == 0) code = OF(_settle)(&given, &state, &made, &state);
    if (code != 0) return code;
    (*java)->SetLongArrayRegion(java, result, 0, sizeof made / sizeof(jlong), (const jlong *)&made);
    (*java)->SetLongArrayRegion(java, after, 0, sizeof state / sizeof(jlong), (const jlong *)&state);
    return 0;
}
