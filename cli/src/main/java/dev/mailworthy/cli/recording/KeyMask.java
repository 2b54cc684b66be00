package dev.mailworthy.cli.recording;

import dev.mailworthy.dnsbl.catalogue.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Keeps the user's {@link Keys keys} out of a record. Some lists take a key as a part of the name in the question. In
 * records and replays a placeholder stands for each key.
 */
final class KeyMask {

    /** The value that states a registered address. It is not secret. */
    private static final String REGISTERED = "registered";

    private final Map<String, String> values;

    private KeyMask(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @param environment the variables of the process; names of variables with keys begin with {@link Keys#VARIABLE}
     */
    static KeyMask of(Map<String, String> environment) {
        Map<String, String> keys = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(Keys.VARIABLE) && !value.isBlank()) {
                keys.put(name, value.strip());
            }
        });
        return new KeyMask(keys);
    }

    /** The names of the variables that hold {@link Keys keys}. */
    List<String> variables() {
        return List.copyOf(values.keySet());
    }

    /** An environment with a placeholder as the value of each variable. */
    static Map<String, String> standIns(List<String> variables) {
        Map<String, String> environment = new LinkedHashMap<>();
        variables.forEach(variable -> environment.put(variable, standIn(variable)));
        return environment;
    }

    private static String standIn(String variable) {
        String id = variable.substring(Keys.VARIABLE.length()).toLowerCase(Locale.ROOT);
        return "masked-key-" + id.replaceAll("[^a-z0-9]", "-");
    }

    /** A text with a placeholder for every key, whatever the case of its letters. */
    String masked(String text) {
        List<Map.Entry<String, String>> longestFirst = new ArrayList<>(values.entrySet());
        longestFirst.sort(Comparator.comparingInt(key -> -key.getValue().length()));
        String safe = text;
        for (Map.Entry<String, String> key : longestFirst) {
            if (!key.getValue().equalsIgnoreCase(REGISTERED)) {
                safe = Pattern.compile(Pattern.quote(key.getValue()), Pattern.CASE_INSENSITIVE)
                        .matcher(safe)
                        .replaceAll(standIn(key.getKey()));
            }
        }
        return safe;
    }
}
