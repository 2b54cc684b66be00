package dev.mailworthy.smtp.message;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A list of {@code name=value}, separated by semicolons (RFC 6376 section 3.2). */
record Tags(Map<String, String> values) {

    private static final int MOST = 64;

    Tags {
        values = Map.copyOf(values);
    }

    /** Empty if a part has no equals sign, or if a name occurs twice. */
    static Optional<Tags> parse(String text) {
        Map<String, String> values = new HashMap<>();
        String[] parts = text.split(";", MOST + 1);
        for (String part : parts) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            if (name.isEmpty()
                    || values.size() == MOST
                    || values.put(name, part.substring(equals + 1).strip()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Tags(values));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A tag's value without white space. */
    Optional<String> compact(String name) {
        return value(name).map(value -> value.replaceAll("\\s", ""));
    }
}
