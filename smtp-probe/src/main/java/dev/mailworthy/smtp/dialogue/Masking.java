package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.core.Evidence;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds lines that a firewall has overwritten. Firewalls that inspect SMTP replace the banner with asterisks. They
 * replace the keyword of an extension (usually STARTTLS) with X's and keep its last letter (XXXXXXXA).
 */
final class Masking {

    private static final Pattern ASTERISKS = Pattern.compile(".*\\*{6,}.*", Pattern.DOTALL);
    private static final Pattern KEYWORD = Pattern.compile("X{3,}[A-Z0-9]?|\\*{3,}.*", Pattern.DOTALL);

    private Masking() {}

    static List<Evidence> in(List<Step> steps) {
        return steps.stream().flatMap(Masking::in).toList();
    }

    private static Stream<Evidence> in(Step step) {
        return step.reply().stream().flatMap(reply -> switch (step.stage()) {
            case BANNER ->
                reply.lines().stream()
                        .filter(line -> ASTERISKS.matcher(line).matches())
                        .map(line -> new Evidence("the greeting", line));
            case EHLO, EHLO_TLS ->
                Capability.of(reply).stream()
                        .filter(offer -> KEYWORD.matcher(offer.keyword()).matches())
                        .map(offer -> new Evidence("the reply to EHLO", offer.toString()));
            default -> Stream.empty();
        });
    }
}
