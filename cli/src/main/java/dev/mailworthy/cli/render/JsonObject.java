package dev.mailworthy.cli.render;

import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object under construction; members keep their order. */
final class JsonObject {

    private final Map<String, Object> members = new LinkedHashMap<>();

    private JsonObject() {}

    static JsonObject empty() {
        return new JsonObject();
    }

    JsonObject with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    Map<String, Object> map() {
        return members;
    }
}
