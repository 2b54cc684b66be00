package dev.mailworthy.spf.bench;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.impl.SPF;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures one check with a pass four records deep, over a zone in memory: our evaluator with cached records, our evaluator
 * without the cache, and plain jSPF.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpfBenchmark {

    private static final String CLIENT = "203.0.113.7";
    private static final String SENDER = "user@example.com";
    private static final String HELO = "mail.example.com";

    private Dns dns = question -> new CompletableFuture<>();
    private Spf warm = Spf.over(dns);
    private SpfRequest request = new SpfRequest(IpAddress.parse(CLIENT), SENDER, HELO);
    private SPF jspf = new SPF(new InMemory(Map.of()));

    /** TXT records of the shape that large senders publish: long lists of networks, some of them three includes deep. */
    private static Map<String, String> zone() {
        SplittableRandom random = new SplittableRandom(7208);
        Map<String, String> records = new HashMap<>();
        records.put(
                SENDER.substring(SENDER.indexOf('@') + 1),
                "v=spf1 include:_spf.large.test include:spf.hosted.test mx a:mail.example.com -all");
        records.put(
                "_spf.large.test", "v=spf1 include:_nb1.large.test include:_nb2.large.test include:_nb3.large.test ~all");
        records.put("_nb1.large.test", "v=spf1" + networks(random, 12) + " ~all");
        records.put(
                "_nb2.large.test",
                "v=spf1"
                        + IntStream.rangeClosed(1, 6)
                                .mapToObj(i -> " ip6:2001:db8:" + i + "000::/36")
                                .collect(Collectors.joining())
                        + " ~all");
        records.put("_nb3.large.test", "v=spf1" + networks(random, 10) + " ~all");
        records.put(
                "spf.hosted.test",
                "v=spf1" + networks(random, 9) + " ip4:" + CLIENT.substring(0, CLIENT.lastIndexOf('.')) + ".0/24"
                        + " ip6:2001:db8:f400::/48 -all");
        return records;
    }

    /** Networks of 198.18.0.0/15, which is for benchmarks (RFC 2544). */
    private static String networks(SplittableRandom random, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> " ip4:198." + random.nextInt(18, 20) + "." + random.nextInt(256) + ".0/"
                        + random.nextInt(18, 25))
                .collect(Collectors.joining());
    }

    @Setup
    public void readZone() {
        Map<String, String> records = zone();
        dns = inMemory(records);
        warm = Spf.over(dns);
        InMemory theirs = new InMemory(records);
        jspf = new SPF(theirs);
        String passed = jspf.checkSPF(CLIENT, SENDER, HELO).getResult();
        if (warm.check(request).result() != SpfResult.PASS || !passed.equals("pass")) {
            throw new IllegalStateException("both have to say pass: " + warm.check(request).cause() + ", " + passed);
        }
    }

    private static Dns inMemory(Map<String, String> records) {
        DnsAnswer.Origin origin = DnsAnswer.Origin.none("memory");
        Map<DomainName, CompletableFuture<DnsAnswer>> answers = new HashMap<>();
        records.forEach((name, text) -> answers.put(
                DomainName.parse(name),
                CompletableFuture.completedFuture(new DnsAnswer.Records(
                        List.of(new DnsRecord.Txt(List.of(text.getBytes(StandardCharsets.ISO_8859_1)))), 300, origin))));
        CompletableFuture<DnsAnswer> nobody =
                CompletableFuture.completedFuture(new DnsAnswer.NoSuchName(300, origin));
        return question -> question.type() == RecordType.TXT ? answers.getOrDefault(question.name(), nobody) : nobody;
    }

    @Benchmark
    public SpfResult warm() {
        return warm.check(request).result();
    }

    @Benchmark
    public SpfResult parsedAnew() {
        return Spf.over(dns).check(request).result();
    }

    @Benchmark
    public String jspf() {
        return jspf.checkSPF(CLIENT, SENDER, HELO).getResult();
    }

    /** The zone for jSPF. A question of type SPF has no records, so that jSPF asks for TXT next. */
    private static final class InMemory implements DNSService {
        private final Map<String, String> records;

        InMemory(Map<String, String> records) {
            this.records = records;
        }

        @Override
        public List<String> getRecords(DNSRequest request) {
            String text = request.getRecordType() == DNSRequest.TXT
                    ? records.get(request.getHostname().toLowerCase(Locale.ROOT))
                    : null;
            return text == null ? List.of() : List.of(text);
        }

        @Override
        public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
            return CompletableFuture.completedFuture(getRecords(request));
        }

        @Override
        public List<String> getLocalDomainNames() {
            return List.of("localhost");
        }

        @Override
        public void setTimeOut(int seconds) {}

        @Override
        public int getRecordLimit() {
            return 0;
        }

        @Override
        public void setRecordLimit(int limit) {}
    }
}
