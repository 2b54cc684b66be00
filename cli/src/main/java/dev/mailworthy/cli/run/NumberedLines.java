package dev.mailworthy.cli.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of UTF-8 of bounded length, with their numbers. */
public final class NumberedLines {

    /** The most characters of a line. */
    public static final int LONGEST = 65_536;

    /** A line of this length has no end: the input is no file of lines. */
    private static final int ENDLESS = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final BufferedReader in;
    private long number;

    /**
     * A line.
     *
     * @param number from 1
     * @param text without the line break; of a longer line the first {@value #LONGEST} characters
     * @param isCut whether the line was longer
     */
    public record Line(long number, String text, boolean isCut) {}

    /** @param in not closed by this reader */
    public NumberedLines(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** Whether the next line, or the end, is there without waiting for more input. */
    public boolean isReady() throws IOException {
        return in.ready();
    }

    /**
     * The next line; empty at the end.
     *
     * @throws IOException with one sentence if a line has no end
     */
    public Optional<Line> next() throws IOException {
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        number++;
        StringBuilder line = new StringBuilder();
        int length = 0;
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (length++ < LONGEST) {
                line.append((char) c);
            }
            if (length > ENDLESS) {
                throw new IOException("line " + number + " has more than " + ENDLESS + " characters");
            }
        }
        return Optional.of(new Line(number, plain(line), length > LONGEST));
    }

    private String plain(StringBuilder line) {
        int end = line.length();
        int begin = number == 1 && end > 0 && line.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        boolean hasReturn = end > begin && line.charAt(end - 1) == '\r';
        return line.substring(begin, hasReturn ? end - 1 : end);
    }
}
