package dev.mailworthy.core.posture;

import dev.mailworthy.core.Severity;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.TagList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private String value(String name, String otherwise) {
        return tags.value(name)
                .map(value -> value.toLowerCase(Locale.ROOT))
                .filter(value -> VALUES.getOrDefault(name, Set.of()).contains(value))
                .orElse(otherwise);
    }

    /** The policy for mail that fails, in lower case; {@code none} if any is invalid (RFC 9989 section 4.10.1). */
    String policy() {
        return hasBrokenPolicy() ? "none" : value("p", "none");
    }

    /** The policy for domains below the name of the record. */
    String subdomainPolicy() {
        return hasBrokenPolicy() ? "none" : value("sp", policy());
    }

    /** The policy for domains below the name of the record that do not exist (RFC 9989 section 4.7). */
    String nonexistentPolicy() {
        return hasBrokenPolicy() ? "none" : value("np", subdomainPolicy());
    }

    /** Receivers of a record with {@code t=y} apply the next milder policy (RFC 9989 section 4.7). */
    String inForce(String policy) {
        if (!testing().equals("y")) {
            return policy;
        }
        return policy.equals("reject") ? "quarantine" : "none";
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

    /**
     * Whether receivers discard the record: a policy in it is missing or invalid, and no report address is usable (RFC 9989 section
     * 4.10.1). With a usable report address they take such a record for {@code p=none}.
     */
    boolean isVoid() {
        return hasBrokenPolicy() && !hasReportAddress();
    }

    private boolean hasBrokenPolicy() {
        return tags.tag("p").isEmpty()
                || Stream.of("p", "sp", "np")
                        .anyMatch(name -> tags.value(name)
                                .filter(value -> !POLICIES.contains(value.toLowerCase(Locale.ROOT)))
                                .isPresent());
    }

    private boolean hasReportAddress() {
        return addresses("rua")
                .anyMatch(uri -> domain(uri).isPresent() || uri.regionMatches(true, 0, "https://", 0, 8));
    }

    List<RecordFlaw> judgements() {
        List<RecordFlaw> found = new ArrayList<>();
        Severity ofForm = hasStrayAddresses() ? Severity.NOTICE : Severity.WARNING;
        tags.flaws().forEach(flaw -> found.add(new RecordFlaw(PostureFinding.DMARC_MALFORMED, flaw, ofForm)));
        tags.tags().forEach(tag -> judge(tag).ifPresent(found::add));
        Stream.of("rua", "ruf")
                .forEach(tag -> addresses(tag)
                        .filter(uri -> domain(uri).isEmpty() && !uri.regionMatches(true, 0, "https:", 0, 6))
                        .findFirst()
                        .flatMap(uri -> tags.tag(tag))
                        .ifPresent(flawed -> found.add(new RecordFlaw(
                                PostureFinding.DMARC_MALFORMED,
                                flawed.flaw("an address that is no mailto: URI"),
                                Severity.NOTICE))));
        return found;
    }

    /** Whether report addresses behind a semicolon, where a comma belongs, are all that is no tag: they touch no policy. */
    private boolean hasStrayAddresses() {
        List<String> parts = Stream.of(text.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty() && part.indexOf('=') < 0)
                .toList();
        return parts.size() == tags.flaws().size()
                && parts.stream().allMatch(part -> part.regionMatches(true, 0, "mailto:", 0, 7));
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
                : Optional.of(new RecordFlaw(
                        PostureFinding.DMARC_MALFORMED,
                        tag.flaw("a value that this tag cannot have"),
                        tag.name().equals("fo") ? Severity.NOTICE : Severity.WARNING));
    }
}
