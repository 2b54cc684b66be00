package dev.mailworthy.core.posture;

import dev.mailworthy.core.posture.text.TagList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** DMARC records as one would publish them (RFC 9989 section 4.7), for proposals; what is proposed has no flaw left. */
public final class DmarcRepair {

    private static final List<String> BY_STRENGTH = List.of("none", "quarantine", "reject");

    private DmarcRepair() {}

    /** The record to begin with: it asks for nothing but reports. */
    public static String first(String mailbox) {
        return "v=" + DmarcRecord.VERSION + "; p=none; rua=mailto:" + mailbox;
    }

    /** Whether a text is meant as a DMARC record, right or wrong. */
    public static boolean isMeant(String text) {
        return text.strip().replaceAll("\\s+", "").regionMatches(true, 0, "v=dmarc1", 0, 8);
    }

    /**
     * The record without tags that receivers ignore, and with a policy; nothing when that leaves a flaw. Receivers read it
     * as they read the one that stands, so that no mail is treated otherwise.
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

    /** The record with reports to a mailbox. */
    public static Optional<String> withReports(String text, String mailbox) {
        return sound(DmarcRecord.parse(text).withoutEnd() + "; rua=mailto:" + mailbox);
    }

    /** Of several records, which all count as none, the one that asks for least; with reports, if one has them. */
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
