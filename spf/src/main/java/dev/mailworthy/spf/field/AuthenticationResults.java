package dev.mailworthy.spf.field;

import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.result.SpfResult;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The SPF part of an Authentication-Results field (RFC 8601). Trust it only if the authserv-id is your own server's, and your
 * mail servers remove such fields from incoming mail (section 5).
 *
 * @param authservId the server that wrote the field
 * @param result the result of the first {@code spf} method
 * @param properties {@code smtp.mailfrom}, {@code smtp.helo} and the like
 */
public record AuthenticationResults(String authservId, SpfResult result, Map<String, String> properties) {
    public AuthenticationResults {
        authservId = Printable.text(authservId);
        properties = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /**
     * Reads a field's value. Empty if it has no SPF part or does not follow the grammar.
     *
     * @param value what stands behind {@code Authentication-Results:}, folded or not
     * @return the SPF part with its properties
     */
    public static Optional<AuthenticationResults> parse(String value) {
        FieldTokens tokens = new FieldTokens(value);
        tokens.skipComments();
        Optional<String> id = tokens.value(";");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<AuthenticationResults> spf = Optional.empty();
        skipToMethod(tokens);
        while (spf.isEmpty() && !tokens.atEnd()) {
            Map<String, String> pairs = pairs(tokens);
            spf = Optional.ofNullable(pairs.remove("spf"))
                    .flatMap(ReceivedSpf::result)
                    .map(result -> new AuthenticationResults(id.get(), result, pairs));
            if (pairs.isEmpty() && spf.isEmpty() && !tokens.take(';')) {
                return Optional.empty();
            }
            skipToMethod(tokens);
        }
        return spf;
    }

    private static void skipToMethod(FieldTokens tokens) {
        tokens.skipComments();
        while (!tokens.atEnd() && !tokens.take(';') && tokens.value(";").isPresent()) {
            tokens.skipComments();
        }
        tokens.skipComments();
    }

    /** Reads {@code method=result ptype.property=value ...} up to the next semicolon. */
    private static Map<String, String> pairs(FieldTokens tokens) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Optional<String> key = tokens.word("=;\"");
        while (key.isPresent()) {
            tokens.skipComments();
            if (!tokens.take('=')) {
                break;
            }
            tokens.skipComments();
            Optional<String> item = tokens.value(";");
            if (item.isEmpty()) {
                break;
            }
            pairs.putIfAbsent(key.get().toLowerCase(Locale.ROOT), Printable.text(item.get()));
            tokens.skipComments();
            key = tokens.word("=;\"");
        }
        return pairs;
    }
}
