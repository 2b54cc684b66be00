package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.net.DomainName;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What receivers report about one domain's mail.
 *
 * @param rows the mail that counts
 * @param sources all of its sources: failing ones of the owner first
 * @param unauthenticated mail in reports of unproved senders, which counts nowhere else
 */
public record DomainMail(DomainName domain, List<SeenMail> rows, List<MailSource> sources, MailCounts unauthenticated) {
    public DomainMail {
        rows = List.copyOf(rows);
        sources = List.copyOf(sources);
    }

    /** Failing sources of the owner first, then unknown ones, then forwarders, strangers, and what passes. */
    static final Comparator<MailSource> BY_TROUBLE = Comparator.comparing((MailSource source) ->
                    source.counts().failed() + source.counts().undecided() == 0)
            .thenComparingInt(source -> rank(source.kind()))
            .thenComparing(source -> source.counts().failed(), Comparator.reverseOrder())
            .thenComparing(source -> source.counts().messages(), Comparator.reverseOrder())
            .thenComparing(MailSource::address);

    private static int rank(SourceKind kind) {
        return switch (kind) {
            case YOURS, SERVICE -> 0;
            case UNKNOWN -> 1;
            case FORWARDER -> 2;
            case STRANGER -> 3;
        };
    }

    /** All mail that counts. */
    public MailCounts counts() {
        return MailCounts.of(rows);
    }

    /** The mail of one kind of sources. */
    public MailCounts counts(SourceKind kind) {
        return sources.stream()
                .filter(source -> source.kind() == kind)
                .map(MailSource::counts)
                .reduce(MailCounts.NONE, MailCounts::plus);
    }

    /** The sources of the owner with mail that fails. */
    public List<MailSource> failing() {
        return sources.stream()
                .filter(MailSource::isOwners)
                .filter(source -> source.counts().failed() > 0)
                .toList();
    }

    /** The first day with mail. */
    public Optional<LocalDate> from() {
        return rows.stream().map(SeenMail::day).min(Comparator.naturalOrder());
    }

    /** The last day with mail. */
    public Optional<LocalDate> to() {
        return rows.stream().map(SeenMail::day).max(Comparator.naturalOrder());
    }
}
