package dev.mailworthy.smtp.dialogue;

import java.util.List;
import java.util.Locale;

/**
 * One service extension that EHLO's reply names (RFC 5321 section 4.1.1.1), safe to print.
 *
 * @param keyword in capitals
 * @param parameters as sent, or empty
 */
public record Capability(String keyword, String parameters) {

    /**
     * {@return the capabilities of a reply to EHLO, in its order, with duplicates; empty if the {@link Reply} refuses}
     *
     * @param reply to EHLO (RFC 5321 section 4.1.1.1)
     */
    public static List<Capability> of(Reply reply) {
        if (reply.code() != 250) {
            return List.of();
        }
        return reply.lines().stream()
                .skip(1)
                .filter(line -> line.length() > 4)
                .map(line -> line.substring(4).strip())
                .filter(line -> !line.isEmpty())
                .map(Capability::parse)
                .toList();
    }

    private static Capability parse(String line) {
        String[] parts = line.split("\\s+", 2);
        return new Capability(parts[0].toUpperCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? keyword : keyword + " " + parameters;
    }
}
