package dev.mailworthy.cli.render.outcome;

import dev.mailworthy.cli.assess.outcome.Problem;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.receiver.DeliveryFinding;
import dev.mailworthy.core.receiver.ReceiverPacks;
import dev.mailworthy.smtp.reply.rule.Cause;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Problems that the mail server's log shows, in a few words. */
final class DeliveryWords {

    private DeliveryWords() {}

    /** The causes: {@code the reverse name (PTR) looks generated (Gmail)}. */
    static String causes(Problem problem) {
        return particulars(problem, Particular.RefusalCause.class)
                        .map(cause -> meaning(cause.id()))
                        .distinct()
                        .collect(Collectors.joining("; "))
                + " (" + receivers(problem) + ")";
    }

    /** What receivers do: {@code Gmail refuses mail from 192.0.2.61}; empty for other problems. */
    static Optional<String> title(Problem problem) {
        Finding lead = problem.lead();
        if (!(lead.type() instanceof DeliveryFinding type)) {
            return Optional.empty();
        }
        boolean isOne = receivers(problem).indexOf(',') < 0;
        String verb = switch (type) {
            case DELIVERY_REFUSED ->
                lead.severity() == Severity.ERROR
                        ? isOne ? " refuses mail" : " refuse mail"
                        : isOne ? " has refused mail" : " have refused mail";
            case DELIVERY_DEFERRED -> isOne ? " puts mail off" : " put mail off";
            case DELIVERY_SLOW -> isOne ? " takes mail late" : " take mail late";
            case DELIVERY_PLAINTEXT, DELIVERY_CONTRADICTS -> "";
        };
        String addresses = particulars(problem, Particular.Address.class)
                .map(named -> named.address().toString())
                .distinct()
                .collect(Collectors.joining(" and "));
        return verb.isEmpty()
                ? Optional.empty()
                : Optional.of(receivers(problem) + verb + (addresses.isEmpty() ? "" : " from " + addresses));
    }

    static String receivers(Problem problem) {
        Stream<String> known = particulars(problem, Particular.ReceiverId.class).map(named -> name(named.id()));
        Stream<String> others =
                particulars(problem, Particular.ReceiverName.class).map(Particular.ReceiverName::name);
        return Stream.concat(known, others).distinct().collect(Collectors.joining(", "));
    }

    private static <P extends Particular> Stream<P> particulars(Problem problem, Class<P> kind) {
        return problem.findings().stream().flatMap(finding -> finding.particulars(kind).stream());
    }

    private static String name(String id) {
        return ReceiverPacks.bundled().packs().stream()
                .filter(pack -> pack.id().equals(id))
                .findFirst()
                .map(ReceiverLines::name)
                .orElse(id);
    }

    /** The catalogue's words with a small letter; a word in capitals stays. */
    private static String meaning(String cause) {
        return ReplyCatalogue.bundled().causes().stream()
                .filter(known -> known.id().equals(cause))
                .findFirst()
                .map(Cause::text)
                .map(text -> Character.isUpperCase(text.charAt(1))
                        ? text
                        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1))
                .orElse(cause);
    }
}
