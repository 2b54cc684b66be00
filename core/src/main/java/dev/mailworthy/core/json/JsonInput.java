package dev.mailworthy.core.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads one JSON object (RFC 8259) of unknown origin, strictly and within {@link JsonLimits limits}. */
public final class JsonInput {

    private JsonInput() {}

    /**
     * Reads the members of the object.
     *
     * @throws IllegalArgumentException with a few words that say what is wrong
     */
    public static Members object(String text) {
        return object(text, JsonLimits.USUAL);
    }

    /**
     * Reads the members of the object.
     *
     * @throws IllegalArgumentException with a few words that say what is wrong
     */
    public static Members object(String text, JsonLimits limits) {
        return new Members(JsonParser.object(text, limits));
    }

    /**
     * Reads the members of the object. Octets that are not UTF-8 are refused (RFC 8259 section 8.1).
     *
     * @throws IllegalArgumentException with a few words that say what is wrong
     */
    public static Members object(byte[] octets, JsonLimits limits) {
        try {
            return object(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(octets))
                            .toString(),
                    limits);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("is no JSON: it is not UTF-8", e);
        }
    }
}
