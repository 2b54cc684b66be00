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
import java.util.regex.Pattern;

/** The line format of this module's data files: a keyword and its text. Empty lines and lines that begin with # are skipped. */
public final class DataLines {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private DataLines() {}

    /** The lines of a text, without empty ones and comments. */
    public static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String content = line.strip();
            if (!content.isEmpty() && content.charAt(0) != '#') {
                String[] parts = SPACE.split(content, 2);
                lines.add(new Line(number, parts[0], parts.length == 2 ? parts[1] : ""));
            }
        }
        return lines;
    }

    /** The lines of a file without keywords, stripped, without empty ones and comments. */
    public static List<String> entries(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /**
     * The text of a data file in the jar.
     *
     * @param owner a class in the package of the file
     * @throws IllegalStateException if the jar does not have it
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

    /**
     * One line. Its methods throw an IllegalArgumentException that begins with its number.
     *
     * @param number from 1
     */
    public record Line(int number, String keyword, String text) {

        /** The words of the text. */
        public List<String> words() {
            return text.isEmpty() ? List.of() : List.of(SPACE.split(text));
        }

        /** The words of the text, which must be exactly this many. */
        public List<String> words(int count) {
            List<String> words = words();
            if (words.size() != count) {
                throw wrong("\"" + keyword + "\" takes " + count + " words");
            }
            return words;
        }

        /** The only word of the text. */
        public String word() {
            return words(1).get(0);
        }

        /** Reads a date of the form {@code 2026-11-24}. */
        public LocalDate date(String word) {
            return read(() -> "a date like 2026-11-24", () -> LocalDate.parse(word));
        }

        /** Reads the text as a positive duration of the form {@code P7D} or {@code PT6H} (ISO 8601). */
        public Duration duration() {
            Duration read = read(() -> "a duration like P7D or PT6H", () -> Duration.parse(word()));
            if (read.isNegative() || read.isZero()) {
                throw wrong("a duration is positive");
            }
            return read;
        }

        /** Reads a number from low to high, both included. */
        public double number(String word, double low, double high) {
            double read = read(() -> "a number", () -> Double.parseDouble(word));
            if (!(read >= low && read <= high)) {
                throw wrong("a number from " + low + " to " + high + " belongs here");
            }
            return read;
        }

        /** Reads a constant by its name in any case. */
        public <E extends Enum<E>> E constant(Class<E> type, String word) {
            return read(
                    () -> "one of " + List.of(type.getEnumConstants()),
                    () -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
        }

        private <T> T read(Supplier<String> what, Supplier<T> reading) {
            try {
                return reading.get();
            } catch (DateTimeParseException | IllegalArgumentException e) {
                throw wrong(what.get() + " belongs here");
            }
        }

        /** An exception that says what is wrong with this line. */
        public IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("line " + number + ": " + what);
        }
    }
}
