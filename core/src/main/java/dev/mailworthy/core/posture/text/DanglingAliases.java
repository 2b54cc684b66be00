package dev.mailworthy.core.posture.text;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.List;
import java.util.stream.Stream;

/** Names without a record that are aliases (CNAME) of another operator's names, which have none either. */
public final class DanglingAliases {

    private final List<PendingQuestion> unfollowed;

    /** @param empty questions whose answer is an absence; each is asked once more, for an alias */
    public DanglingAliases(Questions questions, Stream<DnsQuestion> empty) {
        this.unfollowed =
                empty.map(place -> questions.ask(place.withoutFollowingCname())).toList();
    }

    /** No names. */
    public static DanglingAliases none() {
        return new DanglingAliases();
    }

    private DanglingAliases() {
        this.unfollowed = List.of();
    }

    /** A finding of this type for each alias, with its name as the subject. A question without an answer gives none. */
    public List<Finding> findings(FindingType type, String message) {
        return unfollowed.stream()
                .flatMap(asked -> PublishablePlaces.target(asked)
                        .map(target -> PublishablePlaces.aliased(
                                        Finding.of(
                                                        type,
                                                        asked.question().name().toString(),
                                                        message,
                                                        asked.evidence(target.toString()))
                                                .about(new Particular.Domain(
                                                        asked.question().name())),
                                        asked.question(),
                                        target)
                                .withRemedies(PublishablePlaces.operatorOf(
                                        target, asked.question().name())))
                        .stream())
                .toList();
    }
}
