package dev.mailworthy.smtp.feedback.proof;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.DmarcView;
import dev.mailworthy.core.posture.Posture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Remembers what the DNS says about pairs of domains, because a mailbox has many reports of few reporters. */
final class DomainKinship {

    private static final int REMEMBERED = 1000;

    private final Posture posture;
    private final Map<List<DomainName>, DmarcView> views = new LinkedHashMap<>();
    private final Map<DomainName, Answer<DomainName>> organizations = new LinkedHashMap<>();

    DomainKinship(Posture posture) {
        this.posture = posture;
    }

    /** DMARC for mail from one domain that another one signed. */
    DmarcView view(DomainName from, DomainName signer) {
        return remembered(views, List.of(from, signer), () -> posture.dmarc(from, List.of(signer)));
    }

    /** Whether both belong to one organization (RFC 9989 section 4.10.2). */
    Answer<DomainName> common(DomainName one, DomainName other) {
        if (one.equals(other)) {
            return Answer.present(one);
        }
        Answer<DomainName> first = organization(one);
        Answer<DomainName> second = organization(other);
        if (first instanceof Answer.Present<DomainName> a && second instanceof Answer.Present<DomainName> b) {
            return a.value().equals(b.value()) ? first : Answer.absent();
        }
        return first instanceof Answer.Present ? second : first;
    }

    private Answer<DomainName> organization(DomainName domain) {
        return remembered(organizations, domain, () -> posture.organization(domain));
    }

    private static <K, V> V remembered(Map<K, V> known, K key, Supplier<V> ask) {
        V before = known.get(key);
        if (before != null) {
            return before;
        }
        V now = ask.get();
        if (known.size() == REMEMBERED) {
            known.clear();
        }
        known.put(key, now);
        return now;
    }
}
