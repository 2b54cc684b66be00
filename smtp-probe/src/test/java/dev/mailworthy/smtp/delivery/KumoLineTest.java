package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of KumoMTA: target, outcome, cause and source of each, and records that count for nothing. */
class KumoLineTest {

    private static final String PEER = "\"peer_address\":{\"name\":\"mx.example.net.\",\"addr\":\"198.51.100.7\"},"
            + "\"source_address\":{\"address\":\"192.0.2.9:4444\"},";

    private static String record(String type, String more) {
        return "{\"type\":\"" + type + "\",\"id\":\"a1\",\"recipient\":\"bob@rcpt.example\",\"timestamp\":1796032800.5,"
                + "\"created\":1796032790," + more + "\"num_attempts\":0}";
    }

    private static String response(int code, String content) {
        return "\"response\":{\"code\":" + code + ",\"enhanced_code\":null,\"content\":\"" + content
                + "\",\"command\":null},";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Delivery | true | 250 | ok | receiver example.net accepted - 192.0.2.9",
                "Bounce | true | 550 | 5.1.1 no such\\nuser here | receiver example.net refused RCPT_UNKNOWN 192.0.2.9",
                "TransientFailure | true | 450 | 4.2.0 Greylisted, try later | receiver example.net deferred GREYLISTED 192.0.2.9",
                "TransientFailure | true | 400 | KumoMTA internal: connection closed"
                        + " | receiver example.net deferred TEMP_UNSPECIFIED 192.0.2.9",
                "TransientFailure | false | 400 | KumoMTA internal: Connection timed out | receiver rcpt.example path PATH -",
                "Delayed | false | 400 | KumoMTA internal: no route to host | receiver rcpt.example held PATH -",
                "AdminBounce | false | 551 | Administrator purged it | local local delivery refused UNRECOGNISED -"
            })
    void aRecordBecomesACell(String type, boolean hasPeer, int code, String content, String expected)
            throws IOException {
        assertThat(LineCells.of(record(type, (hasPeer ? PEER : "") + response(code, content))))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reception", "OOB", "Feedback", "Rejection", "Expiration", "XferOut"})
    void aRecordOfNoAttemptCountsForNothing(String type) throws IOException {
        String line = record(type, PEER + response(250, "ok"));
        assertThat(LineCells.of(line)).isEmpty();
        assertThat(LineCells.read(line).coverage().notUnderstood()).isZero();
        assertThat(LineCells.read(line).coverage().unreadable()).isZero();
    }

    @Test
    void aRecordOfAnotherFormIsCountedAsNotUnderstood() throws IOException {
        String twice = record("Delivery", PEER + response(250, "ok") + response(250, "ok"));
        String number = record("Delivery", PEER + "\"response\":{\"code\":\"x\"},");
        String unknown = record("Strange", PEER + response(250, "ok"));
        for (String line : new String[] {twice, number, unknown}) {
            assertThat(LineCells.of(line)).as(line).isEmpty();
            assertThat(LineCells.read(line).coverage().notUnderstood()).as(line).isEqualTo(1);
        }
    }

    @Test
    void anObjectOfAnotherProgramIsUnreadable() throws IOException {
        DeliverySummary summary = LineCells.read("{\"level\":\"info\",\"timestamp\":1796032800,\"msg\":\"x\"}");
        assertThat(summary.coverage().unreadable()).isEqualTo(1);
        assertThat(summary.coverage().notUnderstood()).isZero();
    }

    @Test
    void eachRecipientOfARecordCounts() throws IOException {
        String line = record("Delivery", PEER + "\"tls_cipher\":null," + response(250, "ok"))
                .replace("\"bob@rcpt.example\"", "[\"a@rcpt.example\",\"b@rcpt.example\"]");
        EvidenceCell cell = LineCells.read(line).settled().counted().get(0);
        assertThat(cell.counts().recipients()).isEqualTo(2);
        assertThat(cell.counts().plaintext()).isEqualTo(2);
        assertThat(cell.counts().delays().seconds(0.5).orElseThrow()).isBetween(8.5, 11.5);
    }
}
