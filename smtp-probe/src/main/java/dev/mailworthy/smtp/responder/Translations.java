package dev.mailworthy.smtp.responder;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.ResponderOutcome.Proven;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Translation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares the addresses that a responder saw on its ports with the local ones, and with each other. The result is a
 * {@link Translation}.
 */
final class Translations {

    private Translations() {}

    static List<ResponderPath> judge(List<ResponderPath> paths) {
        return paths.stream()
                .map(path -> path.outcome() instanceof Proven proven
                        ? path.withOutcome(proven.withTranslation(translation(path, proven, paths)))
                        : path)
                .toList();
    }

    private static Translation translation(ResponderPath path, Proven proven, List<ResponderPath> paths) {
        IpAddress seen = proven.seen().address();
        if (seen.equals(proven.local().address())) {
            return Translation.NONE;
        }
        Map<IpAddress, Long> counts = paths.stream()
                .filter(other ->
                        other.family() == path.family() && other.source().equals(path.source()))
                .flatMap(other -> seen(other).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long own = counts.getOrDefault(seen, 0L);
        boolean usual =
                counts.entrySet().stream().allMatch(entry -> entry.getKey().equals(seen) || entry.getValue() < own);
        return usual ? Translation.NAT : Translation.PER_PORT;
    }

    private static Optional<IpAddress> seen(ResponderPath path) {
        return path.outcome() instanceof Proven proven
                ? Optional.of(proven.seen().address())
                : Optional.empty();
    }
}
