package dev.mailworthy.smtp.host.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One rule of a chain.
 *
 * @param text as nft prints it, without its handle; or the handle alone, in words, if nft's text is not known
 * @param handle the number by which nft names it, or empty
 * @param isRated whether it fits only up to, or only over, a rate or a number
 * @param sets whether it sets a mark on the packet
 */
record FilterRule(
        String text, String handle, List<Condition> conditions, Action action, boolean isRated, boolean sets) {

    private static final Pattern STATES =
            Pattern.compile("(?<=ct state (?:!= )?)0x[0-9a-f]{1,2}(?:[,|]0x[0-9a-f]{1,2})*");

    /** The states of connections by the numbers that nft prints with {@code -nn}. */
    private static final Map<String, String> STATE_NAMES =
            Map.of("0x1", "invalid", "0x2", "established", "0x4", "related", "0x8", "new", "0x40", "untracked");

    /** The text with the names of connection states, as an operator writes them. */
    String shown() {
        return STATES.matcher(text)
                .replaceAll(numbers -> Arrays.stream(numbers.group().split("[,|]"))
                        .map(number -> STATE_NAMES.getOrDefault(number, number))
                        .collect(Collectors.joining(",")));
    }

    Fit fit(Packet packet, Sets named) {
        Fit fit = Fit.YES;
        for (Condition condition : conditions) {
            fit = fit.and(condition.fit(packet, named));
        }
        return fit;
    }
}
