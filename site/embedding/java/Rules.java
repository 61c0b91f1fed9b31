/** 一项政策的规则:数的次序同头文件里的结构,金额是整数分。可以几个线程同时调用。 */
public final class Rules {
    static {
        System.loadLibrary("rules"); // 在 -Djava.library.path 里找 librules.so
    }

    public static final int CLAIM = size(0), STATE = size(1), RESULT = size(2);

    private Rules() {}

    /** 结算一次:0 是结算了,result 和 after 写好;否则是拒付编号,什么都不写。before 和 after 可以是同一个。 */
    public static int settle(long[] claim, long[] before, long[] result, long[] after) {
        if (claim.length != CLAIM || before.length != STATE || result.length != RESULT || after.length != STATE) {
            throw new IllegalArgumentException(
                    "单据、累计、结果各有 " + CLAIM + "、" + STATE + "、" + RESULT + " 个数");
        }
        return called(claim, before, result, after);
    }

    private static native int size(int which);

    private static native int called(long[] claim, long[] before, long[] result, long[] after);
}
