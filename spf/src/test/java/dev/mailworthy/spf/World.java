package dev.mailworthy.spf;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The DNS of a test, in memory. A name that the test does not define does not exist. */
final class World implements Dns {

    private static final DnsAnswer.Origin ORIGIN = DnsAnswer.Origin.none("world");

    private final Map<DnsQuestion, List<DnsRecord>> records = new HashMap<>();
    private final Map<DnsQuestion, DnsAnswer> answers = new HashMap<>();
    private int queries;

    World txt(String name, String text) {
        return add(name, RecordType.TXT, new DnsRecord.Txt(List.of(text.getBytes(StandardCharsets.ISO_8859_1))));
    }

    World a(String name, String... addresses) {
        for (String address : addresses) {
            add(name, RecordType.A, new DnsRecord.Address(IpAddress.parse(address)));
        }
        return this;
    }

    World aaaa(String name, String address) {
        return add(name, RecordType.AAAA, new DnsRecord.Address(IpAddress.parse(address)));
    }

    World mx(String name, String... hosts) {
        for (String host : hosts) {
            add(name, RecordType.MX, new DnsRecord.Mx(10, DomainName.ofText(host)));
        }
        return this;
    }

    World ptr(String address, String... names) {
        for (String name : names) {
            add(
                    IpAddress.parse(address).reverseName().toString(),
                    RecordType.PTR,
                    new DnsRecord.Name(RecordType.PTR, DomainName.ofText(name)));
        }
        return this;
    }

    World servfail(String name, RecordType type) {
        answers.put(question(name, type), new DnsAnswer.ServerFailure("", ORIGIN));
        return this;
    }

    World timeout(String name, RecordType type) {
        answers.put(question(name, type), new DnsAnswer.Timeout(ORIGIN));
        return this;
    }

    private World add(String name, RecordType type, DnsRecord record) {
        records.computeIfAbsent(question(name, type), question -> new ArrayList<>())
                .add(record);
        return this;
    }

    private static DnsQuestion question(String name, RecordType type) {
        return DnsQuestion.of(DomainName.ofOctets(name).orElseThrow(), type);
    }

    int queries() {
        return queries;
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        queries++;
        DnsAnswer set = answers.get(question);
        if (set != null) {
            return CompletableFuture.completedFuture(set);
        }
        List<DnsRecord> found = records.get(question);
        if (found != null) {
            return CompletableFuture.completedFuture(new DnsAnswer.Records(found, 300, ORIGIN));
        }
        boolean exists =
                records.keySet().stream().anyMatch(known -> known.name().equals(question.name()));
        return CompletableFuture.completedFuture(
                exists ? new DnsAnswer.NoData(60, ORIGIN) : new DnsAnswer.NoSuchName(60, ORIGIN));
    }

    SpfCheck check(String ip, String mailFrom) {
        return check(ip, mailFrom, "mail.client.test");
    }

    SpfCheck check(String ip, String mailFrom, String helo) {
        return Spf.over(this).check(new SpfRequest(IpAddress.parse(ip), mailFrom, helo));
    }

    SpfResult result(String ip, String mailFrom) {
        return check(ip, mailFrom).result();
    }
}
