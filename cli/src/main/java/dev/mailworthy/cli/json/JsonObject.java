package dev.mailworthy.cli.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object under construction; members keep their order. */
public final class JsonObject {

    private final Map<String, Object> members = new LinkedHashMap<>();

    private JsonObject() {}

    public static JsonObject empty() {
        return new JsonObject();
    }

    public JsonObject with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** Adds all members of another object after those of this one. */
    public JsonObject withAll(JsonObject other) {
        members.putAll(other.members);
        return this;
    }

    /** The members in order, with the values that {@link #with} got. */
    public Map<String, Object> map() {
        return members;
    }

    /** The document over several lines, with a line break at its end. */
    public String indented() {
        return JsonText.of(this, JsonText.Layout.INDENTED);
    }

    /** The document on one line, with a line break at its end. */
    public String line() {
        return JsonText.of(this, JsonText.Layout.LINE);
    }
}
