package dev.mailworthy.core.posture.text;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The DNS questions of one examination. Each is sent once. Their number is limited, because the zones under examination decide
 * how many names there are. A question over the limit is {@link DnsAnswer.Skipped}. For one thread.
 */
public final class Questions {

    private final Dns dns;
    private final int most;
    private final Map<DnsQuestion, PendingQuestion> asked = new HashMap<>();

    /** @param most the limit */
    public Questions(Dns dns, int most) {
        this.dns = dns;
        this.most = most;
    }

    /** Sends a question, or returns the one that was sent before. */
    public PendingQuestion ask(DomainName name, RecordType type) {
        return ask(DnsQuestion.of(name, type));
    }

    /** Sends a question, or returns the one that was sent before. */
    public PendingQuestion ask(DnsQuestion question) {
        PendingQuestion before = asked.get(question);
        if (before != null) {
            return before;
        }
        if (asked.size() >= most) {
            return answered(
                    question,
                    new DnsAnswer.Skipped(
                            Reason.SKIPPED,
                            "this domain has more names to look up than the " + most + " questions of one check",
                            DnsAnswer.Origin.unsent()));
        }
        PendingQuestion now = new PendingQuestion(question, dns.query(question));
        asked.put(question, now);
        return now;
    }

    /**
     * Asks for a name below a domain. A name over 255 octets cannot exist, so that it is answered as absent without a question.
     */
    public PendingQuestion below(String labels, DomainName domain, RecordType type) {
        Optional<DomainName> name = prepended(labels, domain);
        if (name.isEmpty()) {
            DnsAnswer.Origin none = DnsAnswer.Origin.none("no resolver: the name is too long");
            return answered(DnsQuestion.of(domain, type), new DnsAnswer.NoSuchName(0, none));
        }
        return ask(name.get(), type);
    }

    /** The name below a domain. Empty if it would be over 255 octets. */
    public static Optional<DomainName> prepended(String labels, DomainName domain) {
        try {
            return Optional.of(domain.prepend(labels));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PendingQuestion answered(DnsQuestion question, DnsAnswer answer) {
        return new PendingQuestion(question, CompletableFuture.completedFuture(answer));
    }
}
