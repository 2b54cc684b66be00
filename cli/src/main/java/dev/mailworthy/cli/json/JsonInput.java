package dev.mailworthy.cli.json;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one {@link JsonObject JSON object} (RFC 8259) with the YAML library that the data files need anyway, because
 * every JSON text is a YAML 1.2 text. Text that only YAML allows is refused first.
 */
public final class JsonInput {

    private static final int DEEPEST = 32;

    private JsonInput() {}

    /**
     * Reads the members of the object.
     *
     * @throws IllegalArgumentException with a few words that say what is wrong
     */
    public static Members object(String text) {
        refuseOtherThanJson(text);
        LoadSettings settings = LoadSettings.builder()
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(Math.max(1, text.length()))
                .build();
        try {
            if (new Load(settings).loadFromString(text) instanceof Map<?, ?> object) {
                return new Members(object);
            }
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("is no JSON", e);
        }
        throw new IllegalArgumentException("is no JSON object");
    }

    /**
     * Refuses text that is no JSON object, or that is nested too deep for the library, which is recursive.
     *
     * @throws IllegalArgumentException with a few words that say what is wrong
     */
    private static void refuseOtherThanJson(String text) {
        if (!text.stripLeading().startsWith("{")) {
            throw new IllegalArgumentException("is no JSON object");
        }
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = endOfString(text, i + 1);
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            } else if (!isBetweenStrings(c)) {
                throw new IllegalArgumentException("is no JSON");
            }
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("is nested more than " + DEEPEST + " deep");
            }
        }
    }

    /** The place of the closing quotation mark of a string. */
    private static int endOfString(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                return i;
            }
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) < ' ') {
                break;
            }
        }
        throw new IllegalArgumentException("is no JSON: a string is not closed");
    }

    /** Whether a character can stand outside a string: in numbers, in true, false and null, and as separators. */
    private static boolean isBetweenStrings(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || ",:+-.E \t\r\n".indexOf(c) >= 0;
    }
}
