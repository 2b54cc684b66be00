package dev.mailworthy.core.posture;

import dev.mailworthy.core.posture.text.MisspelledRecord;
import dev.mailworthy.core.posture.text.TxtRecords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes DMARC records to publish (RFC 9989 section 4.7). A record that it returns has no flaw, and keeps the policy and the report
 * addresses of the text that it was made from.
 */
public final class DmarcRepair {

    private static final List<String> BY_STRENGTH = List.of("none", "quarantine", "reject");
    private static final List<String> TAGS = List.of("sp", "np", "adkim", "aspf", "psd", "t", "fo", "rua", "ruf");
    private static final Set<String> POLICIES = Set.of("p", "sp", "np");
    private static final Set<String> ADDRESSES = Set.of("rua", "ruf");
    private static final Set<String> NAMES =
            Set.of("v", "p", "sp", "np", "adkim", "aspf", "psd", "t", "fo", "rua", "ruf", "pct", "ri", "rf");

    private DmarcRepair() {}

    /**
     * {@return the first record of a domain: it asks for reports and does not change how mail is treated}
     *
     * @param mailbox for aggregate reports, such as {@code dmarc@example.org}
     */
    public static String first(String mailbox) {
        return "v=" + DmarcRecord.VERSION + "; p=none; rua=mailto:" + mailbox;
    }

    /**
     * {@return whether a text at a {@code _dmarc} name is meant as a DMARC record, right or wrong}
     *
     * @param text the joined strings of a TXT record, one char for each octet
     */
    public static boolean isMeant(String text) {
        return MisspelledRecord.isMeant(DmarcRecord.VERSION, text) && text.indexOf('=') > 0;
    }

    /**
     * {@return the record that a text means: without tags that receivers ignore, with its policy and its report addresses} {@code
     * pct=0} becomes {@code t=y}, which took its place. Empty if the policy cannot be told, or if a flaw remains.
     *
     * @param text the joined strings of a TXT record, one char for each octet
     */
    public static Optional<String> tidied(String text) {
        Map<String, String> tags = MisspelledRecord.tags(text, NAMES);
        Optional<String> policy = tags.containsKey("p")
                ? policy(tags.get("p"))
                : tags.containsKey("rua") || tags.containsKey("sp") || tags.containsKey("np")
                        ? Optional.of("none")
                        : Optional.empty();
        return policy.flatMap(known -> {
            List<String> parts = new ArrayList<>(List.of("v=" + DmarcRecord.VERSION, "p=" + known));
            TAGS.forEach(name -> value(name, tags)
                    .filter(value -> DmarcRecord.parse("v=DMARC1; p=none; " + name + "=" + value)
                            .judgements()
                            .isEmpty())
                    .ifPresent(value -> parts.add(name + "=" + value)));
            return sound(String.join("; ", parts));
        });
    }

    private static Optional<String> value(String name, Map<String, String> tags) {
        Optional<String> value = Optional.ofNullable(tags.get(name));
        if (name.equals("t") && value.isEmpty() && "0".equals(tags.get("pct"))) {
            return Optional.of("y").filter(test -> !"none".equalsIgnoreCase(tags.get("p")));
        }
        if (POLICIES.contains(name)) {
            return value.flatMap(DmarcRepair::policy);
        }
        return ADDRESSES.contains(name) ? value.map(DmarcRepair::addresses) : value;
    }

    /** A policy, also one with up to two letters wrong, missing or too many. */
    private static Optional<String> policy(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return BY_STRENGTH.stream()
                .filter(lower::equals)
                .findFirst()
                .or(() -> BY_STRENGTH.stream()
                        .filter(policy -> lower.length() < 20 && distance(policy, lower) <= 2)
                        .findFirst());
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int same = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    /** Report addresses, each with the scheme that it needs. */
    private static String addresses(String list) {
        return Stream.of(list.split("[,\\s]+"))
                .filter(address -> !address.isEmpty())
                .map(address -> address.matches("(?i)[a-z]+:.*") ? address : "mailto:" + address)
                .collect(Collectors.joining(","));
    }

    /**
     * {@return the record that a text means, with aggregate reports to a mailbox} Empty if it cannot be made.
     *
     * @param text the joined strings of a TXT record, one char for each octet
     * @param mailbox for aggregate reports, such as {@code dmarc@example.org}
     */
    public static Optional<String> withReports(String text, String mailbox) {
        return tidied(text).flatMap(record -> sound(record + "; rua=mailto:" + mailbox));
    }

    /**
     * {@return the record that a text means, with another policy, which receivers apply at once} The policies for domains below it
     * and all other tags stay. Without {@code t=y} of the text. Empty if the text cannot be repaired.
     *
     * @param text the joined strings of a TXT record, one char for each octet
     * @param policy {@code none}, {@code quarantine} or {@code reject}
     */
    public static Optional<String> withPolicy(String text, String policy) {
        return tidied(text).flatMap(record -> sound(with(without(record, "t"), "p", policy)));
    }

    /**
     * {@return the record that a text means, in test: receivers apply the next milder policy (RFC 9989 section 4.7)} Empty if the
     * text cannot be repaired.
     *
     * @param text the joined strings of a TXT record, one char for each octet
     */
    public static Optional<String> inTest(String text) {
        return tidied(text).flatMap(record -> sound(without(record, "t") + "; t=y"));
    }

    /**
     * {@return the record that a text means, with relaxed alignment (RFC 9989 section 4.7)} Empty if the text cannot be repaired.
     *
     * @param text the joined strings of a TXT record, one char for each octet
     * @param mode {@code adkim} or {@code aspf}
     */
    public static Optional<String> relaxed(String text, String mode) {
        return tidied(text).flatMap(record -> sound(without(record, mode)));
    }

    private static String with(String record, String tag, String value) {
        return Stream.of(record.split("; "))
                .map(part -> part.startsWith(tag + "=") ? tag + "=" + value : part)
                .collect(Collectors.joining("; "));
    }

    private static String without(String record, String tag) {
        return Stream.of(record.split("; "))
                .filter(part -> !part.startsWith(tag + "="))
                .collect(Collectors.joining("; "));
    }

    /**
     * Picks the record to keep of several; receivers discard all of them (RFC 9989 section 4.10). It has the mildest policy,
     * and reports if possible. Empty if none can be repaired.
     *
     * @param texts of the records at one name
     * @return one of the texts, repaired
     */
    public static Optional<String> gentlest(List<String> texts) {
        return texts.stream()
                .flatMap(text -> tidied(text).stream())
                .min(Comparator.<String>comparingInt(text ->
                                BY_STRENGTH.indexOf(DmarcRecord.parse(text).policy()))
                        .thenComparing(text ->
                                DmarcRecord.parse(text).reportDomains("rua").isEmpty()));
    }

    /**
     * {@return whether a record asks for aggregate reports}
     *
     * @param text the joined strings of a TXT record, one char for each octet
     */
    public static boolean hasReports(String text) {
        return DmarcRecord.parse(text).tags().tag("rua").isPresent();
    }

    /**
     * {@return the share of mail to which receivers of the old standard apply a policy other than none (RFC 7489 section 6.6.4),
     * in percent} RFC 9989 has no such share. Empty where it is all or nothing.
     *
     * @param text the joined strings of a TXT record, one char for each octet
     */
    public static Optional<Integer> sampled(String text) {
        Map<String, String> tags = MisspelledRecord.tags(text, NAMES);
        return Optional.ofNullable(tags.get("pct"))
                .filter(percent -> percent.matches("[1-9][0-9]?"))
                .filter(percent -> policy(tags.getOrDefault("p", "none"))
                        .filter(known -> !known.equals("none"))
                        .isPresent())
                .map(Integer::valueOf);
    }

    /**
     * {@return whether receivers treat mail that fails more strictly by one record than by another, which may count for nothing}
     *
     * @param record the record that counts now
     * @param before an earlier record, or a text that is none
     */
    public static boolean isStricter(String record, String before) {
        boolean counts = TxtRecords.isOfVersion(DmarcRecord.VERSION, before);
        DmarcRecord old = DmarcRecord.parse(before);
        String now = DmarcRecord.parse(record).inForce(DmarcRecord.parse(record).policy());
        return BY_STRENGTH.indexOf(now) > (counts ? BY_STRENGTH.indexOf(old.inForce(old.policy())) : 0);
    }

    private static Optional<String> sound(String text) {
        return DmarcRecord.parse(text).judgements().isEmpty() ? Optional.of(text) : Optional.empty();
    }
}
