package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each reply to an A question is: header bits and sections in one column each, then the answer over UDP, the answer over TCP
 * after a truncated reply over UDP, and what the engine of the sweeps makes of it.
 *
 * <p>Answer and authority: {@code own} is an A record of the name, {@code other} one of another name, {@code text} a TXT record
 * of the name, {@code chaos} an A record of class CH, {@code soa} and {@code ns} those of the name's zone, {@code foreign} the
 * SOA of another zone, {@code chaossoa} the zone's SOA in class CH.
 */
@Timeout(120)
class ReplyTableTest {

    private static final DnsQuestion QUESTION =
            DnsQuestion.of(DomainName.ofText("2.0.0.127.bl.test"), RecordType.A).withoutCache();

    private static final int QR = 0x8000;

    private static byte[] section(String names) {
        ByteBuffer records = ByteBuffer.allocate(512);
        for (String name : names.equals("-") ? new String[0] : names.split("\\+")) {
            records.put(
                    switch (name) {
                        case "own" -> Wire.address(2);
                        case "other" ->
                            Wire.record(Wire.name("3.0.0.127.bl.test"), 1, (byte) 127, (byte) 0, (byte) 0, (byte) 2);
                        case "text" -> Wire.record(Wire.pointer(), 16, (byte) 1, (byte) 'x');
                        case "chaos" -> inChaos(Wire.address(2), 2);
                        case "soa" -> Wire.soa("bl.test");
                        case "foreign" -> Wire.soa("cl.test");
                        case "chaossoa" -> inChaos(Wire.soa("bl.test"), Wire.name("bl.test").length);
                        case "ns" -> Wire.record(Wire.name("bl.test"), 2, Wire.name("ns.bl.test"));
                        default -> throw new IllegalArgumentException(name);
                    });
        }
        byte[] octets = new byte[records.position()];
        records.flip().get(octets);
        return octets;
    }

    private static byte[] inChaos(byte[] record, int owner) {
        record[owner + 3] = 3;
        return record;
    }

    private static int count(String names) {
        return names.equals("-") ? 0 : names.split("\\+").length;
    }

    private static byte[] reply(byte[] query, String flags, int rcode, String answer, String authority) {
        byte[] whole = Wire.response(query, rcode, count(answer), section(answer), section(authority));
        ByteBuffer header = ByteBuffer.wrap(whole);
        int bits = QR;
        for (String flag : flags.equals("-") ? new String[0] : flags.split("\\+")) {
            bits = switch (flag) {
                case "noqr" -> bits & ~QR;
                case "opcode" -> bits | 0x2800;
                case "aa" -> bits | 0x0400;
                case "tc" -> bits | 0x0200;
                case "rd" -> bits | 0x0100;
                case "ra" -> bits | 0x0080;
                case "z" -> bits | 0x0040;
                case "ad" -> bits | 0x0020;
                case "cd" -> bits | 0x0010;
                case "noquestion", "twoquestions" -> bits;
                default -> throw new IllegalArgumentException(flag);
            };
        }
        header.putShort(2, (short) (bits | rcode)).putShort(8, (short) count(authority));
        header.putShort(4, (short) (flags.contains("noquestion") ? 0 : flags.contains("twoquestions") ? 2 : 1));
        return whole;
    }

    private static String kind(DnsAnswer answer) {
        String kind = answer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return answer instanceof DnsAnswer.NoData bare && bare.soa() == DnsAnswer.NoData.Soa.MISSING
                ? kind + "*"
                : kind;
    }

    private static WireDns client(ScriptedServer server, long millis) {
        return WireDns.builder()
                .resolvers(List.of(server.address()))
                .deadline(Duration.ofMillis(millis))
                .build();
    }

    private static boolean waitsForABetterReply(String flags) {
        return flags.contains("noqr") || flags.contains("opcode") || flags.contains("question");
    }

    @ParameterizedTest(name = "{0} rcode {1} answer {2} authority {3}")
    @CsvSource({
        // An answer: no flag but QR, OPCODE and TC decides.
        "rd+ra, 0, own, -, records, records, ADDRESSES",
        "-, 0, own, -, records, records, ADDRESSES",
        "aa, 0, own, ns, records, records, ADDRESSES",
        "aa+rd+ra+z+ad+cd, 0, own, soa, records, records, ADDRESSES",
        "rd+ra, 0, own+other, -, records, records, ADDRESSES",
        "rd+ra, 0, own+text, -, records, records, ADDRESSES",
        "z, 0, own, -, records, records, ADDRESSES",
        "ad, 0, own, -, records, records, ADDRESSES",
        "cd, 0, own, -, records, records, ADDRESSES",
        // An absence.
        "rd+ra, 3, -, soa, nosuchname, nosuchname, NOTHING",
        "rd+ra, 3, -, -, nosuchname, nosuchname, NOTHING",
        "aa, 3, -, -, nosuchname, nosuchname, NOTHING",
        "aa, 3, -, ns, nosuchname, nosuchname, NOTHING",
        "rd+ra, 0, -, soa, nodata, nodata, NOTHING",
        "aa, 0, -, soa+ns, nodata, nodata, NOTHING",
        "-, 0, -, soa, nodata, nodata, NOTHING",
        // Type 3 of RFC 2308 section 2.2: an absence for names in use, no statement of a list.
        "rd+ra, 0, -, -, nodata*, nodata*, MALFORMED",
        "aa, 0, -, -, nodata*, nodata*, MALFORMED",
        "aa, 0, -, ns, nodata*, nodata*, MALFORMED",
        "rd+ra, 0, -, foreign, nodata*, nodata*, MALFORMED",
        // No answer at all.
        "rd, 0, -, -, malformed, malformed, MALFORMED",
        "-, 0, -, ns, malformed, malformed, MALFORMED",
        "rd, 0, -, ns, malformed, malformed, MALFORMED",
        "rd+ra, 0, -, ns, malformed, malformed, MALFORMED",
        "rd+ra, 0, chaos, -, malformed, malformed, MALFORMED",
        "rd+ra, 0, own+chaos, -, malformed, malformed, MALFORMED",
        "rd+ra, 0, -, chaossoa, malformed, malformed, MALFORMED",
        "rd+ra, 3, chaos, -, malformed, malformed, MALFORMED",
        "rd+ra, 0, other, -, malformed, malformed, MALFORMED",
        "rd+ra, 0, other, soa, malformed, malformed, MALFORMED",
        "rd+ra, 0, text, -, malformed, malformed, MALFORMED",
        "rd+ra, 3, own, -, malformed, malformed, MALFORMED",
        "rd+ra, 3, other, soa, malformed, malformed, MALFORMED",
        // TC: over UDP the question goes to TCP, and there the same reply has no answer either.
        "tc+ra, 0, -, -, malformed, malformed, TRUNCATED",
        "tc+ra, 0, -, soa, malformed, malformed, TRUNCATED",
        "tc+ra, 0, own, -, malformed, malformed, TRUNCATED",
        "tc+ra, 3, -, soa, malformed, malformed, TRUNCATED",
        "tc+aa, 0, -, -, malformed, malformed, TRUNCATED",
        // The header is not that of a reply to one query. Over UDP a better reply may follow until the time is over.
        "opcode+ra, 0, own, -, malformed, malformed, MALFORMED",
        "opcode+ra, 3, -, soa, malformed, malformed, MALFORMED",
        "noqr+ra, 0, own, -, malformed, malformed, NO_REPLY",
        "noqr+ra, 3, -, soa, malformed, malformed, NO_REPLY",
        "noquestion+ra, 0, own, -, malformed, malformed, NO_REPLY",
        "noquestion+ra, 3, -, soa, malformed, malformed, NO_REPLY",
        "twoquestions+ra, 0, own, -, malformed, malformed, NO_REPLY",
        "twoquestions+ra, 3, -, soa, malformed, malformed, NO_REPLY",
        // RCODEs.
        "rd+ra, 1, -, -, serverfailure, serverfailure, FAILED",
        "rd+ra, 2, -, -, serverfailure, serverfailure, FAILED",
        "rd+ra, 2, own, -, serverfailure, serverfailure, FAILED",
        "rd+ra, 4, -, -, serverfailure, serverfailure, FAILED",
        "rd+ra, 5, -, -, refused, refused, FAILED",
        "rd+ra, 5, own, soa, refused, refused, FAILED",
        "rd+ra, 6, own, -, serverfailure, serverfailure, FAILED",
        "rd+ra, 9, -, soa, serverfailure, serverfailure, FAILED",
        "rd+ra, 15, -, soa, serverfailure, serverfailure, FAILED",
    })
    void everyReplyIsReadAsTheTableSays(
            String flags, int rcode, String answer, String authority, String udp, String tcp, String sweep) {
        try (ScriptedServer server = ScriptedServer.start(
                        (query, client) -> client.reply(reply(query, flags, rcode, answer, authority)),
                        query -> reply(query, flags, rcode, answer, authority));
                WireDns dns = client(server, waitsForABetterReply(flags) ? 4500 : 100_000);
                BulkDns bulk = BulkDns.builder()
                        .resolver(server.address())
                        .attempts(1)
                        .attemptTimeout(Duration.ofMillis(sweep.equals("NO_REPLY") ? 50 : 100_000))
                        .build()) {
            assertThat(kind(dns.ask(QUESTION))).as("over UDP").isEqualTo(udp);
            assertThat(BulkAnswers.of(bulk, "2.0.0.127.bl.test"))
                    .as("in a sweep")
                    .containsExactly(
                            switch (sweep) {
                                case "ADDRESSES" -> "[127.0.0.2]";
                                case "NOTHING" -> "nothing";
                                default -> sweep;
                            });
        }
        try (ScriptedServer server = ScriptedServer.start(
                        (query, client) -> client.reply(reply(query, "tc+ra", 0, "-", "-")),
                        query -> reply(query, flags, rcode, answer, authority));
                WireDns dns = client(server, 100_000)) {
            assertThat(kind(dns.ask(QUESTION))).as("over TCP").isEqualTo(tcp);
        }
    }
}
