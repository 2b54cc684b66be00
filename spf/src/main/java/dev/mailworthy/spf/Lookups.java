package dev.mailworthy.spf;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.RecordType;
import dev.mailworthy.core.net.DomainName;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The DNS as one evaluation may use it, and what it has used (RFC 7208 section 4.6.4). */
final class Lookups {

    static final int MAX_TERMS = 10;
    static final int MAX_VOIDS = 2;

    /** Not in the RFC: ten mx terms of ten hosts each, with room. */
    static final int MAX_QUERIES = 150;

    /** At least 20 seconds (section 4.6.4); over-run is a temperror. */
    static final Duration MAX_TIME = Duration.ofSeconds(20);

    private final Dns dns;
    private final Clock clock;
    private final Instant end;
    private int terms;
    private int voids;
    private int queries;

    Lookups(Dns dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
        this.end = clock.instant().plus(MAX_TIME);
    }

    int terms() {
        return terms;
    }

    int voids() {
        return voids;
    }

    int queries() {
        return queries;
    }

    /** One more term that needs the DNS. */
    void chargeTerm(String domain, String term) {
        if (++terms > MAX_TERMS) {
            throw new SpfEnd(
                    SpfResult.PERMERROR,
                    "term-limit",
                    domain,
                    Optional.of(term),
                    "more than 10 terms need the DNS (RFC 7208 section 4.6.4)");
        }
    }

    /** A term's own question: an empty answer is a void look-up. */
    DnsAnswer askCharged(String name, RecordType type, String domain, String term) {
        DnsAnswer answer = ask(name, type);
        boolean nothing = answer instanceof DnsAnswer.NoData || answer instanceof DnsAnswer.NoSuchName;
        if (nothing && ++voids > MAX_VOIDS) {
            throw new SpfEnd(
                    SpfResult.PERMERROR,
                    "void-limit",
                    domain,
                    Optional.of(term),
                    "more than 2 look-ups found nothing (RFC 7208 section 4.6.4)");
        }
        return answer;
    }

    /** A question that is not charged. A name that cannot exist is answered without asking. */
    DnsAnswer ask(String name, RecordType type) {
        Optional<DomainName> wire = name(name);
        if (wire.isEmpty()) {
            return new DnsAnswer.NoSuchName(0, DnsAnswer.Origin.none("not asked"));
        }
        if (++queries > MAX_QUERIES || clock.instant().isAfter(end)) {
            throw new SpfEnd(
                    SpfResult.TEMPERROR,
                    "budget",
                    name,
                    Optional.empty(),
                    "the evaluation took too many questions or too long");
        }
        return dns.ask(DnsQuestion.of(wire.get(), type));
    }

    static Optional<DomainName> name(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        List<byte[]> labels = new ArrayList<>();
        for (String label : name.split("\\.", -1)) {
            labels.add(label.getBytes(StandardCharsets.ISO_8859_1));
        }
        try {
            return Optional.of(DomainName.ofLabels(labels));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
