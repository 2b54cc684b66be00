package dev.mailworthy.core.net;

/** Punycode (RFC 3492 section 6.3), which {@link java.net.IDN} has but does not offer by itself. */
final class Punycode {

    private static final int BASE = 36;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_CODE = 0x80;

    private Punycode() {}

    /** The form of a label without the prefix {@code xn--}. */
    static String of(String label) {
        int[] points = label.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        label.chars().filter(c -> c < FIRST_CODE).forEach(c -> out.append((char) c));
        int basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        int handled = basic;
        int code = FIRST_CODE;
        int bias = FIRST_BIAS;
        int delta = 0;
        while (handled < points.length) {
            int next = Integer.MAX_VALUE;
            for (int point : points) {
                next = point >= code ? Math.min(next, point) : next;
            }
            delta += (next - code) * (handled + 1);
            code = next;
            for (int point : points) {
                delta += point < code ? 1 : 0;
                if (point == code) {
                    number(delta, bias, out);
                    bias = adapted(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            code++;
        }
        return out.toString();
    }

    private static void number(int delta, int bias, StringBuilder out) {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.max(1, Math.min(26, k - bias));
            if (rest < threshold) {
                out.append(digit(rest));
                return;
            }
            out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    /** RFC 3492 section 6.1. */
    private static int adapted(int delta, int points, boolean isFirst) {
        int rest = isFirst ? delta / 700 : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > 455) {
            rest /= BASE - 1;
            k += BASE;
        }
        return k + BASE * rest / (rest + 38);
    }
}
