package dev.mailworthy.cli.json;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one JSON object (RFC 8259) with the YAML reader that is at hand, since JSON is a part of YAML 1.2. What only YAML has
 * is turned away first, so that the depth is what it looks like.
 */
public final class JsonInput {

    private static final int DEEPEST = 32;

    private JsonInput() {}

    /**
     * The members of the object that a text is.
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
     * Turns away what is no JSON object or nested too deep for a reader that is recursive; it does not look further.
     *
     * @throws IllegalArgumentException with a few words that say what is wrong
     */
    public static void refuseOtherThanJson(String text) {
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

    /** Where the closing quotation mark of a string stands. */
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
        throw new IllegalArgumentException("is no JSON: a string has no end");
    }

    /** Numbers, the three words, and what parts them. */
    private static boolean isBetweenStrings(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || ",:+-.E \t\r\n".indexOf(c) >= 0;
    }
}
