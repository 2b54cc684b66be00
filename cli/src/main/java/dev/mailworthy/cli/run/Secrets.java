package dev.mailworthy.cli.run;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The secrets of one run: keys of lists, and the key that a responder and its visitors share. Every text that leaves the
 * process passes {@link #masked}: both standard streams, each {@link OutputFile}, and the file of a sweep's progress. A
 * secret is recognised by its value, so that the place where a text comes from does not matter.
 */
public final class Secrets {

    /** Stands in place of each secret. */
    public static final String MASK = "masked-key";

    /** The beginning of the variables with keys of lists. */
    private static final String LIST_KEY = "MAILWORTHY_KEY_";

    private static final String RESPONDER_KEY = "MAILWORTHY_RESPONDER_KEY";

    /** The value that states a registered address. It is not secret. */
    private static final String REGISTERED = "registered";

    private static final int SHORTEST = 3;

    private final Set<String> values = new LinkedHashSet<>();
    private volatile Optional<Pattern> pattern = Optional.empty();

    private Secrets() {}

    /** No secrets at first. */
    public static Secrets none() {
        return new Secrets();
    }

    /** The secrets in the variables of the process. */
    public static Secrets of(Map<String, String> environment) {
        Secrets secrets = new Secrets();
        environment.forEach((name, value) -> {
            if (name.startsWith(LIST_KEY) || name.equals(RESPONDER_KEY)) {
                secrets.add(value);
            }
        });
        return secrets;
    }

    /** Adds a secret. A value of fewer than three characters is in every text, and cannot be masked. */
    public synchronized void add(String value) {
        String secret = value.strip();
        if (secret.length() >= SHORTEST && !secret.toLowerCase(Locale.ROOT).equals(REGISTERED) && values.add(secret)) {
            pattern = Optional.of(SecretPattern.of(values));
        }
    }

    /** The text with {@link #MASK} in place of each secret, also where a secret is escaped, folded or broken in two. */
    public String masked(String text) {
        return pattern.map(known -> known.matcher(text).replaceAll(MASK)).orElse(text);
    }

    /** Whether there is no secret to mask. */
    boolean isEmpty() {
        return pattern.isEmpty();
    }

    /** Shows no secret. */
    @Override
    public synchronized String toString() {
        return values.size() + " secrets";
    }
}
