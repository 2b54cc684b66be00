package dev.mailworthy.smtp;

import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.TlsFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What dialogues with unrelated operators have in common that they cannot: one certificate or one name in the greeting, which
 * is not theirs, or words that a firewall has written over. One operator alone proves nothing; it may be so in that operator's own
 * network.
 */
final class Tampering {

    private static final int OPERATORS = 2;

    private final List<EgressPath> paths;

    /** Those of operators that are known to be different ones; a target by name alone may be anybody's. */
    private final List<EgressPath> independent;

    Tampering(List<EgressPath> targets) {
        paths = targets.stream().filter(path -> path.dialogue().isPresent()).toList();
        independent = paths.stream()
                .filter(path -> !path.operator().equals(path.target()))
                .toList();
    }

    /** Lines for people about somebody who answers in the place of several operators; none when there is no such sign. */
    List<String> interception() {
        List<String> signs = new ArrayList<>();
        shared(path -> report(path)
                        .tls()
                        .filter(tls -> ForeignNames.in(tls, path.target()))
                        .map(TlsFacts::leafSha256))
                .forEach((certificate, operators) -> signs.add("one certificate (SHA-256 "
                        + certificate.substring(0, Math.min(16, certificate.length())) + "...) for "
                        + String.join(", ", operators)));
        shared(path -> report(path)
                        .banner()
                        .flatMap(Tampering::host)
                        .filter(host -> ForeignNames.isForeign(host, path.target())))
                .forEach((host, operators) ->
                        signs.add("one greeting, " + host + ", for " + String.join(", ", operators)));
        return signs;
    }

    /** Lines for people about STARTTLS that was taken away or written over on the way. */
    List<String> stripping() {
        List<String> signs = new ArrayList<>();
        Set<String> masked = new TreeSet<>();
        for (EgressPath path : paths) {
            report(path).masking().forEach(evidence -> {
                masked.add(path.operator());
                signs.add(path.target() + ": " + evidence.source() + " is written over: " + evidence.observation());
            });
        }
        return masked.size() >= OPERATORS ? signs : List.of();
    }

    private static DialogueReport report(EgressPath path) {
        return path.dialogue().orElseThrow();
    }

    /** What several operators show alike. */
    private Map<String, Set<String>> shared(Function<EgressPath, Optional<String>> mark) {
        Map<String, Set<String>> operators = new LinkedHashMap<>();
        for (EgressPath path : independent) {
            mark.apply(path)
                    .ifPresent(value -> operators
                            .computeIfAbsent(value, key -> new TreeSet<>())
                            .add(path.operator()));
        }
        operators.values().removeIf(names -> names.size() < OPERATORS);
        return operators;
    }

    /** The name in a 220 greeting (RFC 5321 section 4.2), which is the server's own. */
    private static Optional<String> host(Reply banner) {
        String[] words = banner.text().strip().split("\\s+");
        return banner.code() == 220 && words[0].indexOf('.') > 0
                ? Optional.of(words[0].toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
