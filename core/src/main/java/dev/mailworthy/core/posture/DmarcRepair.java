package dev.mailworthy.core.posture;

import dev.mailworthy.core.posture.text.TagList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes DMARC records to publish (RFC 9989 section 4.7). A record that it returns has no flaw. */
public final class DmarcRepair {

    private static final List<String> BY_STRENGTH = List.of("none", "quarantine", "reject");

    private DmarcRepair() {}

    /** The first record of a domain: it asks for reports and does not change how mail is treated. */
    public static String first(String mailbox) {
        return "v=" + DmarcRecord.VERSION + "; p=none; rua=mailto:" + mailbox;
    }

    /** Whether a text is meant as a DMARC record, also if it has errors. */
    public static boolean isMeant(String text) {
        return text.strip().replaceAll("\\s+", "").regionMatches(true, 0, "v=dmarc1", 0, 8);
    }

    /**
     * The record without tags that receivers ignore, and with an explicit policy. Receivers treat mail as before. Empty if a flaw
     * remains.
     */
    public static Optional<String> tidied(String text) {
        DmarcRecord record = DmarcRecord.parse(text);
        Set<Integer> flawed = record.tags().tags().stream()
                .filter(tag -> !DmarcRecord.parse(tag.name() + "=" + tag.value())
                        .judgements()
                        .isEmpty())
                .map(TagList.Tag::at)
                .collect(Collectors.toSet());
        Stream<String> head = Stream.of("v=" + DmarcRecord.VERSION, "p=" + record.policy());
        Stream<String> others = record.tags().tags().stream()
                .filter(tag -> !Set.of("v", "p").contains(tag.name()) && !flawed.contains(tag.at()))
                .map(tag -> tag.name() + "=" + tag.value());
        return sound(Stream.concat(head, others).collect(Collectors.joining("; ")));
    }

    /** The record with aggregate reports to a mailbox. Empty if it has a flaw. */
    public static Optional<String> withReports(String text, String mailbox) {
        return sound(DmarcRecord.parse(text).withoutEnd() + "; rua=mailto:" + mailbox);
    }

    /**
     * Picks the record to keep of several; receivers discard all of them (RFC 9989 section 4.10). It has the mildest policy,
     * and reports if possible. Empty if none can be repaired.
     */
    public static Optional<String> gentlest(List<String> texts) {
        return texts.stream()
                .flatMap(text -> tidied(text).stream())
                .min(Comparator.<String>comparingInt(text ->
                                BY_STRENGTH.indexOf(DmarcRecord.parse(text).policy()))
                        .thenComparing(text ->
                                DmarcRecord.parse(text).reportDomains("rua").isEmpty()));
    }

    /** Whether a record asks for aggregate reports. */
    public static boolean hasReports(String text) {
        return DmarcRecord.parse(text).tags().tag("rua").isPresent();
    }

    private static Optional<String> sound(String text) {
        return DmarcRecord.parse(text).judgements().isEmpty() ? Optional.of(text) : Optional.empty();
    }
}
