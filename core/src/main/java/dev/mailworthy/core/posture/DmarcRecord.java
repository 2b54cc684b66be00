package dev.mailworthy.core.posture;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.TagList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A DMARC record (RFC 9989 sections 4.7 and 4.8). */
record DmarcRecord(String text, TagList tags) {

    static final String VERSION = "DMARC1";

    private static final Set<String> POLICIES = Set.of("none", "quarantine", "reject");

    /** The allowed values of tags, in lower case (RFC 9989 section 4.8). */
    private static final Map<String, Set<String>> VALUES = Map.of(
            "p", POLICIES,
            "sp", POLICIES,
            "np", POLICIES,
            "psd", Set.of("y", "n", "u"),
            "t", Set.of("y", "n"),
            "adkim", Set.of("r", "s"),
            "aspf", Set.of("r", "s"),
            "fo", Set.of("0", "1", "d", "s", "d:s", "s:d"));

    private static final Set<String> OTHERS = Set.of("v", "rua", "ruf");

    /** Tags of RFC 7489 that RFC 9989 removed. */
    static final Set<String> OLD = Set.of("pct", "rf", "ri");

    /** The most report addresses of one tag that are read. */
    private static final int MOST_ADDRESSES = 10;

    static DmarcRecord parse(String text) {
        return new DmarcRecord(text, TagList.parse(text));
    }

    /** The text without semicolons and white space at its end, so that a tag can be added. */
    String withoutEnd() {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ';' || text.charAt(end - 1) <= ' ')) {
            end--;
        }
        return text.substring(0, end);
    }

    /** The text of the record without some of its tags. */
    String without(Set<String> names) {
        return tags.tags().stream()
                .filter(tag -> !names.contains(tag.name()))
                .map(tag -> tag.name() + "=" + tag.value())
                .collect(Collectors.joining("; "));
    }

    private String value(String name, String otherwise) {
        return tags.value(name)
                .map(value -> value.toLowerCase(Locale.ROOT))
                .filter(value -> VALUES.getOrDefault(name, Set.of()).contains(value))
                .orElse(otherwise);
    }

    /** The policy for mail that fails, in lower case; {@code none} without a valid one (RFC 9989 section 4.7). */
    String policy() {
        return value("p", "none");
    }

    /** The policy for domains below the name of the record. */
    String subdomainPolicy() {
        return value("sp", policy());
    }

    /** Whether the name is a public suffix domain: {@code y}, {@code n} or {@code u} (RFC 9989 section 4.7). */
    String psd() {
        return value("psd", "u");
    }

    String testing() {
        return value("t", "n");
    }

    /** The alignment mode of {@code adkim} or {@code aspf}: {@code s} for strict, {@code r} for relaxed. */
    String alignment(String tag) {
        return value(tag, "r");
    }

    /** The domains of the addresses in a tag. */
    List<DomainName> reportDomains(String tag) {
        return addresses(tag)
                .flatMap(address -> domain(address).stream())
                .distinct()
                .toList();
    }

    private Stream<String> addresses(String tag) {
        return tags.value(tag).stream()
                .flatMap(list -> Stream.of(list.split(",", MOST_ADDRESSES + 1)).limit(MOST_ADDRESSES))
                .map(String::strip);
    }

    /** The domain of a {@code mailto:} address. RFC 7489 allows a size limit behind an exclamation mark; it is dropped. */
    private static Optional<DomainName> domain(String uri) {
        int at = uri.lastIndexOf('@');
        if (!uri.regionMatches(true, 0, "mailto:", 0, 7) || at < 8) {
            return Optional.empty();
        }
        try {
            return Optional.of(DomainName.parse(uri.substring(at + 1).replaceFirst("[!?].*", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    List<RecordFlaw> judgements() {
        List<RecordFlaw> found = new ArrayList<>();
        tags.flaws().forEach(flaw -> found.add(new RecordFlaw(PostureFinding.DMARC_MALFORMED, flaw)));
        tags.tags().forEach(tag -> judge(tag).ifPresent(found::add));
        Stream.of("rua", "ruf")
                .forEach(tag -> addresses(tag)
                        .filter(uri -> domain(uri).isEmpty() && !uri.regionMatches(true, 0, "https:", 0, 6))
                        .findFirst()
                        .flatMap(uri -> tags.tag(tag))
                        .ifPresent(flawed -> found.add(new RecordFlaw(
                                PostureFinding.DMARC_MALFORMED, flawed.flaw("an address that is no mailto: URI")))));
        return found;
    }

    private static Optional<RecordFlaw> judge(TagList.Tag tag) {
        if (OLD.contains(tag.name())) {
            return Optional.of(new RecordFlaw(
                    PostureFinding.DMARC_OLD_TAG, tag.flaw("a tag that RFC 9989 does not know any more")));
        }
        Set<String> values = VALUES.get(tag.name());
        if (values == null) {
            return OTHERS.contains(tag.name())
                    ? Optional.empty()
                    : Optional.of(new RecordFlaw(PostureFinding.DMARC_UNKNOWN_TAG, tag.flaw("an unknown tag")));
        }
        return values.contains(tag.value().toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(
                        new RecordFlaw(PostureFinding.DMARC_MALFORMED, tag.flaw("a value that this tag cannot have")));
    }
}
