package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Validation from a test's trust anchor, through a resolver on loopback that gives valid, false or no signatures. */
@Tag("jdk")
@Timeout(120)
class ValidatingDnsTest {

    private static final String SHA256 = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final Name SIGNED = Name.fromConstantString("signed.test.");
    private static final Duration MONTH = Duration.ofDays(30);

    private final List<SignedZone> zones = new ArrayList<>();
    private final Set<String> silent = new HashSet<>();
    private final Set<String> failing = new HashSet<>();
    private final Map<String, List<Record>> added = new HashMap<>();
    private DatagramSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread thread = new Thread(this::serve, "signed-zones");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!server.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                server.receive(packet);
                Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
                Name name = query.getQuestion().getName();
                if (!silent.contains(
                        name + " " + Type.string(query.getQuestion().getType()))) {
                    byte[] reply = reply(query).toWire();
                    server.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // The socket was closed, and the loop ends.
            }
        }
    }

    private Message reply(Message query) {
        Name name = query.getQuestion().getName();
        int type = query.getQuestion().getType();
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RA);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        if (failing.contains(name + " " + Type.string(type))) {
            reply.getHeader().setRcode(Rcode.SERVFAIL);
            return reply;
        }
        zones.stream()
                .filter(zone -> name.subdomain(zone.origin()))
                .filter(zone -> type != Type.DS || !name.equals(zone.origin()))
                .max(Comparator.comparingInt(zone -> zone.origin().labels()))
                .ifPresentOrElse(
                        zone -> zone.answer(name, type, reply),
                        () -> reply.getHeader().setRcode(Rcode.NXDOMAIN));
        added.getOrDefault(name + " " + Type.string(type), List.of())
                .forEach(record -> reply.addRecord(record, Section.ANSWER));
        return reply;
    }

    private static List<Record> records(String origin, String... lines) {
        try {
            List<Record> records = new ArrayList<>();
            String text = "$ORIGIN " + origin + "\n$TTL 300\n@ SOA ns h 1 2 3 4 60\n@ NS ns\nns A 192.0.2.53\n"
                    + String.join("\n", lines) + "\n";
            try (Master master = new Master(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))) {
                for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                    records.add(record);
                }
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The signed zone {@code test.} with a signed child zone and an unsigned one. */
    private SignedZone world(Duration childValidFor) throws IOException {
        SignedZone child = new SignedZone(
                Name.fromString("signed.test."),
                records("signed.test.", "_25._tcp.mx TLSA 3 1 1 " + SHA256, "mx A 192.0.2.1", "alias CNAME mx"),
                childValidFor);
        SignedZone plain = new SignedZone(
                Name.fromString("plain.test."), records("plain.test.", "_25._tcp.mx TLSA 3 1 1 " + SHA256), MONTH);
        List<Record> top = new ArrayList<>(records("test.", "signed NS ns", "plain NS ns", "mx A 192.0.2.9"));
        top.add(child.ds());
        SignedZone above = new SignedZone(Name.fromString("test."), top, MONTH);
        zones.addAll(List.of(above, child, plain));
        return child;
    }

    private ValidatedAnswer ask(String name, RecordType type) {
        try (ValidatingDns dns = ValidatingDns.builder()
                .resolvers(List.of(new ResolverAddress(IpAddress.of(server.getLocalAddress()), server.getLocalPort())))
                .trustAnchors(zones.get(0).ds().toString())
                .clock(Clock.fixed(SignedZone.NOW, ZoneOffset.UTC))
                .deadline(silent.isEmpty() ? Duration.ofSeconds(60) : Duration.ofMillis(1500))
                .build()) {
            return dns.ask(DnsQuestion.of(DomainName.ofText(name), type));
        }
    }

    @Test
    void aChainOfSignaturesIsSecure() throws IOException {
        world(MONTH);
        ValidatedAnswer answer = ask("_25._tcp.mx.signed.test", RecordType.TLSA);
        assertThat(answer.status()).as(answer.detail()).isEqualTo(DnssecStatus.SECURE);
        byte[] rdata = ((DnsAnswer.Records) answer.answer())
                .of(DnsRecord.Other.class)
                .get(0)
                .rdata();
        assertThat(rdata).hasSize(35).startsWith(3, 1, 1, 0x00, 0x11);
        assertThat(ask("alias.signed.test", RecordType.A).status()).isEqualTo(DnssecStatus.SECURE);
    }

    @Test
    void aProvedAbsenceIsSecureToo() throws IOException {
        world(MONTH);
        ValidatedAnswer noName = ask("nobody.signed.test", RecordType.TLSA);
        assertThat(noName.status()).as(noName.detail()).isEqualTo(DnssecStatus.SECURE);
        assertThat(noName.answer()).isInstanceOf(DnsAnswer.NoSuchName.class);
        ValidatedAnswer noData = ask("mx.signed.test", RecordType.TLSA);
        assertThat(noData.status()).as(noData.detail()).isEqualTo(DnssecStatus.SECURE);
        assertThat(noData.answer()).isInstanceOf(DnsAnswer.NoData.class);
    }

    @Test
    void answersBelowADelegationWithoutDsAreInsecure() throws IOException {
        world(MONTH);
        ValidatedAnswer answer = ask("_25._tcp.mx.plain.test", RecordType.TLSA);
        assertThat(answer.status()).as(answer.detail()).isEqualTo(DnssecStatus.INSECURE);
        assertThat(answer.answer()).isInstanceOf(DnsAnswer.Records.class);
    }

    @Test
    void aStrippedSignatureIsBogus() throws IOException {
        world(MONTH).strip("_25._tcp.mx.signed.test.", Type.TLSA);
        assertBogus();
    }

    @Test
    void aForgedRecordIsBogus() throws IOException {
        world(MONTH)
                .forge(records("signed.test.", "_25._tcp.mx TLSA 3 1 1 " + SHA256.replace('0', 'f'))
                        .get(3));
        assertBogus();
    }

    @Test
    void anExpiredSignatureIsBogus() throws IOException {
        world(Duration.ofDays(-1));
        assertBogus();
    }

    private void assertBogus() {
        ValidatedAnswer answer = ask("_25._tcp.mx.signed.test", RecordType.TLSA);
        assertThat(answer.status()).isEqualTo(DnssecStatus.BOGUS);
        assertThat(answer.answer()).isInstanceOf(DnsAnswer.Unanswered.class);
        assertThat(answer.detail()).isNotEmpty();
    }

    @Test
    void aMissingMessageIsUnansweredAndNotBogus() throws IOException {
        world(MONTH);
        silent.add("signed.test. DNSKEY");
        ValidatedAnswer silence = ask("_25._tcp.mx.signed.test", RecordType.TLSA);
        assertThat(silence.status()).isEqualTo(DnssecStatus.UNANSWERED);
        assertThat(silence.answer()).isInstanceOf(DnsAnswer.Timeout.class);
        failing.add("signed.test. DS");
        ValidatedAnswer failure = ask("_25._tcp.mx.signed.test", RecordType.TLSA);
        assertThat(failure.status()).isEqualTo(DnssecStatus.UNANSWERED);
        assertThat(failure.answer()).isInstanceOf(DnsAnswer.ServerFailure.class);
    }

    @Test
    void aResolverThatDropsSignaturesIsBogusAndNotSecure() throws IOException {
        world(MONTH).strip("signed.test.", Type.DNSKEY);
        assertBogus();
    }

    /** Keys of one tag, of which a validator would try each (KeyTrap, CVE-2023-50387). */
    private static List<Record> colliding(int count) {
        List<Record> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // The tag is a sum of 16-bit words, so that words in another order have the same.
            byte[] octets = new byte[64];
            octets[2 * i] = 1;
            keys.add(new DNSKEYRecord(SIGNED, DClass.IN, 300, 0x101, 3, DNSSEC.Algorithm.ECDSAP256SHA256, octets));
        }
        return keys;
    }

    @Test
    void keysWithOneTagAreBounded() throws IOException {
        world(MONTH);
        added.put("signed.test. DNSKEY", colliding(5));
        ValidatedAnswer answer = ask("_25._tcp.mx.signed.test", RecordType.TLSA);
        assertThat(answer.status()).isEqualTo(DnssecStatus.UNANSWERED);
        assertThat(answer.detail()).contains("5 DNSKEY records with one tag; the limit is 4");
    }

    @Test
    void aTextWithoutATrustAnchorIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidatingDns.builder().trustAnchors("test. IN A 192.0.2.1\n"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidatingDns.builder().trustAnchors("\u0000"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidatingDns.builder().build());
    }

    @Test
    void theRootsKeysAreBundled() throws IOException {
        zones.add(new SignedZone(Name.root, List.of(rootSoa()), MONTH));
        try (ValidatingDns dns = ValidatingDns.builder()
                .resolvers(List.of(new ResolverAddress(IpAddress.of(server.getLocalAddress()), server.getLocalPort())))
                .clock(Clock.fixed(SignedZone.NOW, ZoneOffset.UTC))
                .build()) {
            // This root is signed with another key than the real one.
            assertThat(dns.ask(DnsQuestion.of(DomainName.parse("nobody"), RecordType.A))
                            .status())
                    .isEqualTo(DnssecStatus.BOGUS);
        }
    }

    private static Record rootSoa() throws IOException {
        return new SOARecord(Name.root, DClass.IN, 60, Name.fromString("ns."), Name.fromString("h."), 1, 2, 3, 4, 60);
    }
}
