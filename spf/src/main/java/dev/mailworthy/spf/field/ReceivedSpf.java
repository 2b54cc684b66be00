package dev.mailworthy.spf.field;

import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.result.SpfResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A Received-SPF field of a message (RFC 7208 section 9.1). Trust it only if your own server wrote it, because a sender can put
 * one into a message. For MAIL FROM it must have {@code identity=mailfrom} and the sender of the envelope.
 *
 * @param result the first word of the field
 * @param values the key-value pairs, keys in lower case; of equal keys the first
 */
public record ReceivedSpf(SpfResult result, Map<String, String> values) {
    public ReceivedSpf {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Reads a field's value, folded or not. Empty if it does not follow the grammar.
     *
     * @param value what stands behind {@code Received-SPF:}
     * @return the result with its key-value pairs (RFC 7208 section 9.1)
     */
    public static Optional<ReceivedSpf> parse(String value) {
        FieldTokens tokens = new FieldTokens(value);
        tokens.skipComments();
        Optional<SpfResult> result = tokens.word(";=").flatMap(ReceivedSpf::result);
        if (result.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        tokens.skipComments();
        while (!tokens.atEnd()) {
            Optional<String> key = tokens.word("=;\"");
            tokens.skipComments();
            boolean pair = key.isPresent() && tokens.take('=');
            tokens.skipComments();
            Optional<String> item = pair ? tokens.value(";") : Optional.empty();
            if (item.isEmpty()) {
                return Optional.empty();
            }
            values.putIfAbsent(key.get().toLowerCase(Locale.ROOT), Printable.text(item.get()));
            tokens.skipComments();
            boolean more = tokens.take(';');
            tokens.skipComments();
            if (!more && !tokens.atEnd()) {
                return Optional.empty();
            }
        }
        return Optional.of(new ReceivedSpf(result.get(), values));
    }

    static Optional<SpfResult> result(String word) {
        for (SpfResult result : SpfResult.values()) {
            if (result.label().equalsIgnoreCase(word)) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }
}
