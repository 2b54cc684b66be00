package dev.mailworthy.cli.json;

import dev.mailworthy.core.json.WrittenNumber;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Writes objects, collections, strings, numbers and booleans as one JSON document (RFC 8259). An
 * empty {@link Optional} is null. Beyond what JSON demands, every control, format and lone surrogate character is
 * escaped, so that a document can be shown on a terminal.
 */
public final class JsonText {

    /** How a document is laid out. */
    public enum Layout {
        INDENTED,
        /** Everything on one line, for streams of documents. */
        LINE
    }

    private final StringBuilder text = new StringBuilder(4096);
    private final Layout layout;

    private JsonText(Layout layout) {
        this.layout = layout;
    }

    /** The document, with a line break at its end. */
    public static String of(JsonObject document, Layout layout) {
        JsonText json = new JsonText(layout);
        json.map(document.map(), 0);
        return json.text.append('\n').toString();
    }

    private void value(Object value, int depth) {
        if (value instanceof JsonObject object) {
            map(object.map(), depth);
        } else if (value instanceof Collection<?> items) {
            list(items, depth);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresentOrElse(inner -> value(inner, depth), () -> text.append("null"));
        } else if (isPlain(value)) {
            text.append(value);
        } else {
            string(value.toString());
        }
    }

    /** Whether JSON writes the value as Java does. */
    private static boolean isPlain(Object value) {
        return value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof WrittenNumber
                || value instanceof Double number && Double.isFinite(number);
    }

    private void map(Map<?, ?> map, int depth) {
        if (map.isEmpty()) {
            text.append("{}");
            return;
        }
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            line(depth + 1);
            string(String.valueOf(entry.getKey()));
            text.append(": ");
            value(entry.getValue(), depth + 1);
            text.append(entries.hasNext() ? "," : "");
        }
        line(depth);
        text.append('}');
    }

    private void list(Collection<?> items, int depth) {
        if (items.isEmpty()) {
            text.append("[]");
            return;
        }
        text.append('[');
        Iterator<?> each = items.iterator();
        while (each.hasNext()) {
            line(depth + 1);
            value(each.next(), depth + 1);
            text.append(each.hasNext() ? "," : "");
        }
        line(depth);
        text.append(']');
    }

    private void line(int depth) {
        if (layout == Layout.INDENTED) {
            text.append('\n').append("  ".repeat(depth));
        }
    }

    private void string(String value) {
        text.append('"');
        int written = 0;
        for (int i = 0; i < value.length(); ) {
            int point = value.codePointAt(i);
            int next = i + Character.charCount(point);
            if (!isAsItIs(point)) {
                text.append(value, written, i);
                escape(point);
                written = next;
            }
            i = next;
        }
        // One copy of a whole text is much quicker than one of its part.
        text.append(written == 0 ? value : value.substring(written)).append('"');
    }

    /** Whether a character stands for itself. Nearly all are ASCII, where no table has to say so. */
    private static boolean isAsItIs(int point) {
        return point >= ' ' && point <= '~' ? point != '"' && point != '\\' : isPlain(point);
    }

    private void escape(int point) {
        if (point == '"' || point == '\\') {
            text.append('\\').append((char) point);
            return;
        }
        for (char unit : Character.toChars(point)) {
            text.append("\\u").append(String.format("%04x", (int) unit));
        }
    }

    private static boolean isPlain(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
