package dev.mailworthy.cli.render;

import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object under construction; members keep their order. */
public final class JsonObject {

    private final Map<String, Object> members = new LinkedHashMap<>();

    private JsonObject() {}

    static JsonObject empty() {
        return new JsonObject();
    }

    JsonObject with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** All members of another object, after the ones that stand. */
    JsonObject withAll(JsonObject other) {
        members.putAll(other.members);
        return this;
    }

    Map<String, Object> map() {
        return members;
    }
}
