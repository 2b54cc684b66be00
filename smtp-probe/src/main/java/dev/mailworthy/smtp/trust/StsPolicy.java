package dev.mailworthy.smtp.trust;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A policy document (RFC 8461 section 3.2).
 *
 * @param mode what senders must do
 * @param mx host names in small letters, some with {@code *} as first label
 * @param maxAge seconds
 */
public record StsPolicy(Mode mode, List<String> mx, long maxAge) {

    /** The maximum size of a document, in octets. */
    public static final int MAX_OCTETS = 64 << 10;

    private static final int MAX_MX = 1000;

    /** What a sender does if a receiver does not match the policy. */
    public enum Mode {
        /** Senders must not deliver without a valid certificate (RFC 8461 section 5). */
        ENFORCE,
        /** Senders report failures and deliver all the same. */
        TESTING,
        /** The domain has switched its policy off. */
        NONE;

        /** {@return the word of the policy document} */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * {@return the mode of that word}
         *
         * @param label {@code enforce}, {@code testing} or {@code none}
         * @throws IllegalArgumentException for another word
         */
        public static Mode ofLabel(String label) {
            return mode(label).orElseThrow(() -> new IllegalArgumentException("no mode of a policy"));
        }
    }

    public StsPolicy {
        mx = List.copyOf(mx);
    }

    /** Empty if the document is no policy: a field is missing or has an invalid value. */
    static Optional<StsPolicy> parse(byte[] document) {
        String version = "";
        Optional<Mode> mode = Optional.empty();
        long maxAge = -1;
        List<String> mx = new ArrayList<>();
        for (String line : new String(document, StandardCharsets.UTF_8).split("\r?\n", -1)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).strip()) {
                case "version" -> version = version.isEmpty() ? value : version;
                case "mode" -> mode = mode.or(() -> mode(value));
                case "max_age" -> maxAge = maxAge < 0 && value.matches("[0-9]{1,10}") ? Long.parseLong(value) : maxAge;
                case "mx" -> addMx(mx, value);
                default -> {
                    // Unknown fields are ignored (section 3.2).
                }
            }
        }
        boolean complete = version.equals("STSv1")
                && maxAge >= 0
                && (mode.filter(Mode.NONE::equals).isPresent() || !mx.isEmpty());
        long age = maxAge;
        return complete ? mode.map(known -> new StsPolicy(known, mx, age)) : Optional.empty();
    }

    private static Optional<Mode> mode(String value) {
        return switch (value) {
            case "enforce" -> Optional.of(Mode.ENFORCE);
            case "testing" -> Optional.of(Mode.TESTING);
            case "none" -> Optional.of(Mode.NONE);
            default -> Optional.empty();
        };
    }

    private static void addMx(List<String> mx, String value) {
        String pattern = value.toLowerCase(Locale.ROOT);
        if (mx.size() < MAX_MX && !pattern.isEmpty() && pattern.length() <= DomainName.MAX_TEXT_OCTETS + 2) {
            mx.add(Printable.text(pattern));
        }
    }

    /** Whether the policy names this host (section 4.1). */
    boolean names(DomainName host) {
        return mx.stream().anyMatch(pattern -> DnsIds.matches(pattern, host));
    }
}
