package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;

/** Estimates what an answer takes of the heap: its octets, and the objects around them. */
final class AnswerSize {

    /** Question, answer, origin, and the entry of a map. */
    private static final long ANSWER = 512;

    /** A record with its list and data. */
    private static final long RECORD = 96;

    /** An array's header and its place in a list. */
    private static final long PART = 24;

    private AnswerSize() {}

    static long of(DnsQuestion question, DnsAnswer answer) {
        long size = ANSWER + of(question.name());
        if (answer instanceof DnsAnswer.Records found) {
            for (DnsRecord record : found.records()) {
                size += RECORD + of(record);
            }
        }
        return size;
    }

    private static long of(DnsRecord record) {
        if (record instanceof DnsRecord.Txt txt) {
            return PART * (long) txt.count() + txt.length();
        }
        if (record instanceof DnsRecord.Name name) {
            return of(name.target());
        }
        if (record instanceof DnsRecord.Mx mx) {
            return of(mx.exchange());
        }
        if (record instanceof DnsRecord.Soa soa) {
            return of(soa.primary()) + of(soa.mailbox());
        }
        return record instanceof DnsRecord.Other other ? PART + other.rdata().length : PART;
    }

    private static long of(DomainName name) {
        return name.labels().stream()
                .mapToLong(label -> 2 * PART + label.length())
                .sum();
    }
}
