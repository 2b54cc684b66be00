package dev.mailworthy.core.json;

import dev.mailworthy.core.text.Printable;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The members of a JSON object of unknown origin. A member of the wrong type throws {@link IllegalArgumentException}. */
public final class Members {

    private final Map<?, ?> object;

    Members(Map<?, ?> object) {
        this.object = object;
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> isNo(name, "string"));
    }

    /** A string, or empty when the member is missing or null. */
    public Optional<String> optionalText(String name) {
        Object value = object.get(name);
        if (value != null && !(value instanceof String)) {
            throw isNo(name, "string");
        }
        return Optional.ofNullable((String) value);
    }

    /** A string, read by a parser. */
    public <T> T read(String name, Function<String, T> parser) {
        return parsed(name, text(name), parser);
    }

    /** A string, read by a parser; empty when the member is missing or null. */
    public <T> Optional<T> optional(String name, Function<String, T> parser) {
        return optionalText(name).map(text -> parsed(name, text, parser));
    }

    /** A list of strings, each read by a parser. */
    public <T> List<T> list(String name, Function<String, T> parser) {
        List<T> values = new ArrayList<>();
        for (Object item : items(name)) {
            if (!(item instanceof String text)) {
                throw isNo(name, "list of strings");
            }
            values.add(parsed(name, text, parser));
        }
        return values;
    }

    public List<Members> objects(String name) {
        List<Members> values = new ArrayList<>();
        for (Object item : items(name)) {
            if (!(item instanceof Map<?, ?> map)) {
                throw isNo(name, "list of objects");
            }
            values.add(new Members(map));
        }
        return values;
    }

    /** A list of anything: its objects as {@link Members}, and its other items as they are; null is the text {@code null}. */
    public List<Object> list(String name) {
        List<Object> values = new ArrayList<>();
        for (Object item : items(name)) {
            values.add(item instanceof Map<?, ?> map ? new Members(map) : item == null ? "null" : item);
        }
        return values;
    }

    public Members object(String name) {
        if (object.get(name) instanceof Map<?, ?> map) {
            return new Members(map);
        }
        throw isNo(name, "object");
    }

    /** Whether there is such a member and it is an object. */
    public boolean isObject(String name) {
        return object.get(name) instanceof Map<?, ?>;
    }

    /** A member of any type; empty when it is missing or null. */
    public Optional<Object> value(String name) {
        return Optional.ofNullable(object.get(name));
    }

    /** Whether there is such a member, also with the value null. */
    public boolean has(String name) {
        return object.containsKey(name);
    }

    /** The names of all members, in order. */
    public List<String> names() {
        return object.keySet().stream().map(String::valueOf).toList();
    }

    public long number(String name, long least, long most) {
        Object value = object.get(name);
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw isNo(name, "number from " + least + " to " + most);
    }

    public boolean flag(String name) {
        if (object.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw isNo(name, "true or false");
    }

    private List<?> items(String name) {
        if (object.get(name) instanceof List<?> items) {
            return items;
        }
        throw isNo(name, "list");
    }

    private static <T> T parsed(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("\"" + name + "\" cannot be \"" + Printable.text(text) + "\"", e);
        }
    }

    private static IllegalArgumentException isNo(String name, String what) {
        return new IllegalArgumentException("\"" + name + "\" is no " + what);
    }
}
