package dev.mailworthy.cli.watch;

import dev.mailworthy.cli.store.Seen;
import dev.mailworthy.cli.store.SpanKind;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.form.MasterText;
import dev.mailworthy.core.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** Notes the record sets that a check meets, so that a change can be shown beside the record that changed. */
public final class NotedDns implements Dns {

    /** A check of one domain meets a few dozen. */
    private static final int MOST = 300;

    private static final int LONGEST = 2000;

    private final Dns dns;
    private final Map<DnsQuestion, String> noted = new ConcurrentHashMap<>();

    public NotedDns(Dns dns) {
        this.dns = dns;
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        return dns.query(question).whenComplete((answer, bug) -> {
            if (answer != null && !(answer instanceof DnsAnswer.Unanswered) && noted.size() < MOST) {
                noted.put(question, text(answer));
            }
        });
    }

    /** The record sets at names that are wanted. A set without an answer is not among them. */
    public List<Seen> sets(Predicate<DomainName> isWanted) {
        return noted.entrySet().stream()
                .filter(set -> isWanted.test(set.getKey().name()))
                .map(set -> new Seen(
                        SpanKind.RECORDS,
                        set.getKey().name() + " " + set.getKey().type(),
                        "seen",
                        set.getValue()))
                .distinct()
                .toList();
    }

    private static String text(DnsAnswer answer) {
        if (!(answer instanceof DnsAnswer.Records records)) {
            return "none";
        }
        return bounded(records.records().stream()
                .map(NotedDns::text)
                .map(Printable::text)
                .distinct()
                .sorted()
                .collect(Collectors.joining("; ")));
    }

    /** A longer set ends with a checksum of all of it, so that a change behind the cut shows. */
    private static String bounded(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return text.substring(0, LONGEST) + "... (" + text.length() + " characters, CRC-32 "
                + Long.toHexString(sum.getValue()) + ")";
    }

    private static String text(DnsRecord record) {
        if (record instanceof DnsRecord.Address address) {
            return address.address().toString();
        }
        if (record instanceof DnsRecord.Name name) {
            return MasterText.name(name.target());
        }
        if (record instanceof DnsRecord.Mx mx) {
            return mx.preference() + " " + MasterText.name(mx.exchange());
        }
        if (record instanceof DnsRecord.Txt txt) {
            return MasterText.strings(txt.joined());
        }
        if (record instanceof DnsRecord.Soa soa) {
            return MasterText.name(soa.primary()) + " " + MasterText.name(soa.mailbox());
        }
        return HexFormat.of().formatHex(((DnsRecord.Other) record).rdata());
    }
}
