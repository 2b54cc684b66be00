package dev.mailworthy.core.posture.text;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names {@code _domainkey} below which the selectors of a domain can stand: its own, and those of the domains above it,
 * because mail of a subdomain is often signed with a key of its parent. NXDOMAIN for such a name proves that no selector exists
 * below it (RFC 8020 section 2). NOERROR without records proves nothing: names can exist below (RFC 8020 section 2, empty
 * non-terminal), or a wildcard answers.
 *
 * @param asked one question for each name, the domain's own first
 */
public record SelectorSpace(List<PendingQuestion> asked) {

    /** The label above all selectors (RFC 6376 section 3.6.2.1). */
    private static final String KEYS = "_domainkey";

    /** The most domains above. */
    private static final int MOST_ABOVE = 4;

    public SelectorSpace {
        asked = List.copyOf(asked);
    }

    /** Sends the questions. An alias is not followed: it says nothing of the names below its own name. */
    public static SelectorSpace of(Questions questions, DomainName domain) {
        return new SelectorSpace(Stream.concat(Stream.of(domain), above(domain).limit(MOST_ABOVE))
                .flatMap(name -> Questions.prepended(KEYS, name).stream())
                .map(name -> questions.ask(DnsQuestion.of(name, RecordType.TXT).withoutFollowingCname()))
                .toList());
    }

    /** The domains above this one that can be of its organization: those of at least two labels, the nearest first. */
    public static Stream<DomainName> above(DomainName domain) {
        return Stream.iterate(domain.parent(), Optional::isPresent, name -> name.flatMap(DomainName::parent))
                .flatMap(Optional::stream)
                .filter(name -> name.labels().size() > 1);
    }

    /** The selector in a name that may be given in full, as {@code s1._domainkey} or {@code s1._domainkey.example.org}. */
    public static DomainName selector(DomainName given) {
        int at = given.labels().indexOf(KEYS);
        return at < 1 ? given : DomainName.parse(String.join(".", given.labels().subList(0, at)));
    }

    /** Whether the DNS proves that no selector exists. */
    public boolean isEmpty() {
        return !asked.isEmpty()
                && asked.stream().allMatch(question -> question.answer() instanceof DnsAnswer.NoSuchName);
    }

    /** The answers, as evidence. */
    public Evidence[] evidence() {
        return asked.stream().map(PendingQuestion::nothing).toArray(Evidence[]::new);
    }

    /** The first name that exists. */
    public Optional<DomainName> populated() {
        return asked.stream()
                .filter(question ->
                        question.answer() instanceof DnsAnswer.NoData || question.answer() instanceof DnsAnswer.Records)
                .map(question -> question.question().name())
                .findFirst();
    }

    /** Why a name has no answer. */
    public Optional<DnsAnswer.Unanswered> silence() {
        return asked.stream().flatMap(question -> question.silence().stream()).findFirst();
    }
}
