package dev.mailworthy.core.dns.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.engine.ZoneServer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Dns} must do. Extend it in your own tests and make your implementation in {@link #connect}; it asks a name server
 * on loopback that this class starts. Needs JUnit 5 or later.
 *
 * <pre>{@code
 * class MyDnsTest extends DnsContract {
 *     protected Dns connect(ResolverAddress server) {
 *         return new MyDns(server.socketAddress());
 *     }
 * }
 * }</pre>
 */
@Timeout(60)
public abstract class DnsContract {

    private static final String ZONE = """
            $ORIGIN example.
            $TTL 300
            @       SOA  ns hostmaster 1 60 60 60 30
            host    A    192.0.2.1
            host    A    192.0.2.2
            host    AAAA 2001:db8::1
            @       MX   10 host
            null    MX   0 .
            text    TXT  "v=spf1 " "ip4:192.0.2.1 -all"
            octets  TXT  "\\255;\\""
            alias   CNAME host
            away    CNAME gone
            1       PTR  host
            _25._tcp.host TLSA 3 1 1 00000000000000000000000000000000000000000000000000000000000000ff
            big     TXT  "%s" "%s" "%s" "%s" "%s" "%s" "%s"
            ;fault servfail broken.example.
            broken  A    192.0.2.3
            ;fault refused closed.example.
            closed  A    192.0.2.4
            ;fault timeout silent.example.
            silent  A    192.0.2.5
            """.formatted(
                    (Object[]) java.util.Collections.nCopies(7, "x".repeat(250)).toArray());

    private ZoneServer server;
    private Dns dns;

    /**
     * Makes the implementation under test. Its time limit for a question should be short, a second or so.
     *
     * @param server the only name server that it may ask
     */
    protected abstract Dns connect(ResolverAddress server) throws Exception;

    /** Ends the implementation. The default closes it if it is {@link AutoCloseable}. */
    protected void disconnect(Dns used) throws Exception {
        if (used instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @BeforeEach
    final void startServer() throws Exception {
        server = ZoneServer.start(ZoneDns.parse("contract", ZONE));
        dns = connect(server.address());
    }

    @AfterEach
    final void stopServer() throws Exception {
        disconnect(dns);
        server.close();
    }

    private static DnsQuestion question(String name, RecordType type) {
        return DnsQuestion.of(DomainName.ofText(name), type);
    }

    private DnsAnswer ask(String name, RecordType type) {
        return dns.query(question(name, type)).join();
    }

    private List<DnsRecord> records(String name, RecordType type) {
        return assertInstanceOf(DnsAnswer.Records.class, ask(name, type)).records();
    }

    @Test
    void addressesComeOfTheTypeAskedFor() {
        assertEquals(
                List.of(
                        new DnsRecord.Address(IpAddress.parse("192.0.2.1")),
                        new DnsRecord.Address(IpAddress.parse("192.0.2.2"))),
                records("host.example", RecordType.A).stream()
                        .sorted(java.util.Comparator.comparing(Object::toString))
                        .toList());
        assertEquals(
                List.of(new DnsRecord.Address(IpAddress.parse("2001:db8::1"))),
                records("host.example", RecordType.AAAA));
    }

    @Test
    void mxRecordsHaveTheirPreferenceAndTheNullMxIsTheRoot() {
        assertEquals(
                List.of(new DnsRecord.Mx(10, DomainName.parse("host.example"))), records("example", RecordType.MX));
        assertEquals(List.of(new DnsRecord.Mx(0, DomainName.ROOT)), records("null.example", RecordType.MX));
    }

    @Test
    void theStringsOfATextAreJoinedWithoutAnythingBetween() {
        DnsRecord.Txt txt =
                (DnsRecord.Txt) records("text.example", RecordType.TXT).get(0);
        assertEquals(2, txt.strings().size());
        assertEquals("v=spf1 ip4:192.0.2.1 -all", new String(txt.joined(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void aTextKeepsItsOctets() {
        DnsRecord.Txt txt =
                (DnsRecord.Txt) records("octets.example", RecordType.TXT).get(0);
        assertEquals("\u00ff;\"", new String(txt.joined(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void namesAndOtherTypesAreRead() {
        assertEquals(
                List.of(new DnsRecord.Name(RecordType.PTR, DomainName.parse("host.example"))),
                records("1.example", RecordType.PTR));
        DnsRecord.Other tlsa = (DnsRecord.Other)
                records("_25._tcp.host.example", RecordType.TLSA).get(0);
        assertEquals(35, tlsa.rdata().length);
        assertEquals(3, tlsa.rdata()[0]);
    }

    @Test
    void aNameThatDoesNotExistIsAbsent() {
        DnsAnswer.NoSuchName answer = assertInstanceOf(DnsAnswer.NoSuchName.class, ask("gone.example", RecordType.A));
        assertTrue(answer.ttl() <= 30, "the TTL of an absence is at most the SOA's MINIMUM (RFC 2308 section 5)");
    }

    @Test
    void aNameWithoutTheTypeIsAbsent() {
        assertInstanceOf(DnsAnswer.NoData.class, ask("text.example", RecordType.MX));
    }

    @Test
    void anAliasIsFollowed() {
        assertEquals(2, records("alias.example", RecordType.A).size());
        assertInstanceOf(DnsAnswer.NoSuchName.class, ask("away.example", RecordType.A));
    }

    @Test
    void anAliasThatIsNotToBeFollowedIsTheAnswer() {
        DnsAnswer answer = dns.query(question("alias.example", RecordType.A).withoutFollowingCname())
                .join();
        assertEquals(
                List.of(new DnsRecord.Name(RecordType.CNAME, DomainName.parse("host.example"))),
                assertInstanceOf(DnsAnswer.Records.class, answer).records());
    }

    @Test
    void aLargeAnswerArrivesWhole() {
        DnsRecord.Txt txt =
                (DnsRecord.Txt) records("big.example", RecordType.TXT).get(0);
        assertEquals(1750, txt.joined().length);
    }

    @Test
    void failuresAreValuesWithTheirReason() {
        assertEquals(Reason.SERVFAIL, unanswered("broken.example").reason());
        assertEquals(Reason.REFUSED, unanswered("closed.example").reason());
        assertEquals(Reason.TIMEOUT, unanswered("silent.example").reason());
    }

    private DnsAnswer.Unanswered unanswered(String name) {
        DnsAnswer.Unanswered answer = assertInstanceOf(DnsAnswer.Unanswered.class, ask(name, RecordType.A));
        assertNotNull(answer.detail());
        return answer;
    }

    @Test
    void theTtlIsTheSmallest() {
        DnsAnswer.Records found = assertInstanceOf(DnsAnswer.Records.class, ask("alias.example", RecordType.A));
        assertTrue(found.ttl() > 0 && found.ttl() <= 300, "a TTL of 1 to 300 seconds");
    }

    @Test
    void manyQuestionsMayBeUnderWayAndEachCallHasItsOwnFuture() {
        List<CompletableFuture<DnsAnswer>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(dns.query(question("host.example", RecordType.A)));
        }
        all.get(0).cancel(true);
        for (CompletableFuture<DnsAnswer> answer : all.subList(1, all.size())) {
            assertInstanceOf(DnsAnswer.Records.class, answer.join());
        }
    }

    @Test
    void anInterruptEndsABlockingQuestion() {
        Thread.currentThread().interrupt();
        DnsAnswer answer = dns.ask(question("silent.example", RecordType.A));
        assertTrue(Thread.interrupted(), "the thread stays interrupted");
        assertInstanceOf(DnsAnswer.Unanswered.class, answer);
    }
}
