package dev.mailworthy.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The form of this package's data files: a keyword and its text on each line; empty lines and comments are passed over. */
public final class DataLines {

    private DataLines() {}

    public static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String content = line.strip();
            if (!content.isEmpty() && content.charAt(0) != '#') {
                String[] parts = content.split("\\s+", 2);
                lines.add(new Line(number, parts[0], parts.length == 2 ? parts[1] : ""));
            }
        }
        return lines;
    }

    /** Each line that is neither empty nor a comment, without the white space around it. */
    public static List<String> entries(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /**
     * The text of a data file.
     *
     * @param owner the class beside which the file stands
     */
    public static String resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar is incomplete: " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line; whatever is wrong with it is said with its number. */
    public record Line(int number, String keyword, String text) {

        public List<String> words() {
            return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
        }

        /** The words of a line that has exactly so many. */
        public List<String> words(int count) {
            if (words().size() != count) {
                throw wrong("\"" + keyword + "\" takes " + count + " words");
            }
            return words();
        }

        public String word() {
            return words(1).get(0);
        }

        public LocalDate date(String word) {
            return read("a date like 2026-11-24", () -> LocalDate.parse(word));
        }

        public Duration duration() {
            Duration read = read("a duration like P7D or PT6H", () -> Duration.parse(word()));
            if (read.isNegative() || read.isZero()) {
                throw wrong("a duration is positive");
            }
            return read;
        }

        /** A number within bounds, both included. */
        public double number(String word, double low, double high) {
            double read = read("a number", () -> Double.parseDouble(word));
            if (!(read >= low && read <= high)) {
                throw wrong("a number from " + low + " to " + high + " belongs here");
            }
            return read;
        }

        public <E extends Enum<E>> E constant(Class<E> type, String word) {
            return read(
                    "one of " + List.of(type.getEnumConstants()),
                    () -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
        }

        private <T> T read(String what, Supplier<T> reading) {
            try {
                return reading.get();
            } catch (DateTimeParseException | IllegalArgumentException e) {
                throw wrong(what + " belongs here");
            }
        }

        public IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("line " + number + ": " + what);
        }
    }
}
