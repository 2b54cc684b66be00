package dev.mailworthy.cli.json;

/**
 * Reads one {@link JsonObject JSON object} (RFC 8259) of unknown origin. Limits on depth, values and numbers bound the work;
 * the caller bounds the length of the text.
 */
public final class JsonInput {

    private JsonInput() {}

    /**
     * Reads the members of the object.
     *
     * @throws IllegalArgumentException with a few words that say what is wrong
     */
    public static Members object(String text) {
        return new Members(JsonParser.object(text));
    }
}
