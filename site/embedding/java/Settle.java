import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** 一行一张单据,“单据的数; 累计的数”;写出“结果的数; 新的累计”,或拒付的编号。 */
public final class Settle {
    public static void main(String[] words) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split(";", -1);
            long[] state = numbers(parts[1]), result = new long[Rules.RESULT];
            int code = Rules.settle(numbers(parts[0]), state, result, state);
            out.println(code == 0 ? told(result) + "; " + told(state) : "拒付 " + code);
        }
        out.flush();
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.trim().split(" +")).mapToLong(Long::parseLong).toArray();
    }

    private static String told(long[] numbers) {
        return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }
}
