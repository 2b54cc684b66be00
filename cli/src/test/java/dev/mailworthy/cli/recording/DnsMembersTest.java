package dev.mailworthy.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsAnswer.Origin;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of {@link DnsAnswer answer} is the same after writing and reading. */
class DnsMembersTest {

    private static final Origin ORIGIN = new Origin("127.0.0.1:53", 0, true, Duration.ofNanos(1_234_000));

    static Stream<DnsAnswer> answers() {
        DomainName name = DomainName.ofText("a\\.b.\\000\\255.x");
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
        return Stream.of(
                records(new DnsRecord.Address(IpAddress.parse("192.0.2.1"))),
                records(
                        new DnsRecord.Address(IpAddress.parse("2001:db8::1")),
                        new DnsRecord.Address(IpAddress.parse("::"))),
                records(new DnsRecord.Name(RecordType.PTR, name)),
                records(new DnsRecord.Mx(0, DomainName.ROOT), new DnsRecord.Mx(65_535, name)),
                records(new DnsRecord.Soa(name, DomainName.ROOT, 0xFFFF_FFFFL, 60)),
                records(new DnsRecord.Other(RecordType.TLSA, all)),
                new DnsAnswer.NoData(0, ORIGIN),
                new DnsAnswer.NoData(0, DnsAnswer.NoData.Soa.MISSING, ORIGIN),
                new DnsAnswer.NoSuchName(0xFFFF_FFFFL, ORIGIN),
                new DnsAnswer.Refused(ORIGIN),
                new DnsAnswer.ServerFailure("EDE 22: \u00e4 \"x\" \\", ORIGIN),
                new DnsAnswer.Timeout(Origin.none("nobody")),
                new DnsAnswer.Malformed("short", ORIGIN),
                new DnsAnswer.Unreachable("no route", ORIGIN),
                new DnsAnswer.Skipped(Reason.RATE_LIMITED, "stopped", ORIGIN));
    }

    private static DnsAnswer records(DnsRecord... records) {
        return new DnsAnswer.Records(List.of(records), 3600, ORIGIN);
    }

    private static RecordedExchange back(DnsAnswer answer) {
        DnsQuestion question =
                DnsQuestion.of(DomainName.ofText("_dmarc.x"), RecordType.TXT).withoutCache();
        RecordedExchange exchange = new RecordedExchange(question, answer);
        RecordedExchange again =
                DnsMembers.exchange(JsonInput.object(DnsMembers.line(exchange).line()));
        assertThat(again.question()).isEqualTo(question);
        return again;
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsReadAsItWasWritten(DnsAnswer answer) {
        assertThat(back(answer).answer())
                .usingRecursiveComparison()
                .withEqualsForType(DomainName::equals, DomainName.class)
                .isEqualTo(answer);
    }

    @Test
    void textKeepsItsOctets() {
        byte[] all = new byte[255];
        IntStream.range(0, 255).forEach(i -> all[i] = (byte) (i + 1));
        DnsAnswer.Records again =
                (DnsAnswer.Records) back(records(new DnsRecord.Txt(List.of(new byte[0], all, new byte[] {0}))))
                        .answer();
        List<byte[]> strings = again.of(DnsRecord.Txt.class).get(0).strings();
        assertThat(strings).hasSize(3);
        assertThat(strings.get(1)).isEqualTo(all);
        assertThat(strings.get(2)).containsExactly(0);
    }
}
