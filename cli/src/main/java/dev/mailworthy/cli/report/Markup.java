package dev.mailworthy.cli.report;

import dev.mailworthy.core.text.Printable;
import java.util.List;
import java.util.stream.Collectors;

/** A piece of an XML document, or of an HTML page written as well-formed XML. */
sealed interface Markup permits Element, Markup.Text, Markup.Lines, Markup.Own {

    public void write(StringBuilder out);

    /** Characters between tags, from any source; they are escaped. */
    record Text(String text) implements Markup {
        @Override
        public void write(StringBuilder out) {
            out.append(escaped(text));
        }
    }

    /** Characters between tags, on several lines; they are escaped. */
    record Lines(List<String> lines) implements Markup {
        public Lines {
            lines = List.copyOf(lines);
        }

        @Override
        public void write(StringBuilder out) {
            out.append(lines.stream().map(Markup::escaped).collect(Collectors.joining("\n")));
        }
    }

    /** Text of the program itself, which is not escaped. Text from the network must never be in it. */
    record Own(String verbatim) implements Markup {
        @Override
        public void write(StringBuilder out) {
            out.append(verbatim);
        }
    }

    /**
     * Text of any origin, escaped for markup, with unprintable characters replaced. Its length is not limited, because
     * a record to copy may be long.
     */
    static String escaped(String untrusted) {
        StringBuilder safe = new StringBuilder(untrusted.length() + 16);
        Printable.whole(untrusted).codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }
}
