package dev.mailworthy.core.dns.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.Fuzzed;
import dev.mailworthy.core.dns.internal.message.MessageScan;
import dev.mailworthy.core.dns.internal.message.ReplyFaults;
import dev.mailworthy.core.net.DomainName;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.xbill.DNS.Message;

/** Replies of a hostile name server, octet by octet. */
@Tag("fuzz")
class DnsMessageFuzzTest {

    private static final int QR = 0x80;
    private static final int OPCODE = 0x78;

    /**
     * Whatever the octets are, the result is an answer, and its text is printable. As in production, a query or a message of
     * another kind is no reply, and the octets are scanned before dnsjava parses them.
     */
    @FuzzTest(maxDuration = "1m")
    void reply(byte[] octets) {
        Message message;
        try {
            if (octets.length < 12 || (octets[2] & (QR | OPCODE)) != QR) {
                return;
            }
            message = new Message(MessageScan.readable(octets));
        } catch (IOException e) {
            return;
        }
        ReplyFaults.of(message);
        for (RecordType type : RecordType.values()) {
            DnsQuestion question = DnsQuestion.of(DomainName.parse("example.com"), type);
            Replies.Reading reading = Replies.read(
                    question,
                    Replies.Reading.Alias.none(question.name()),
                    new Exchange.Result.Reply(message, "192.0.2.53:53", 1));
            if (reading instanceof Replies.Reading.Done done && done.answer() instanceof DnsAnswer.Unanswered none) {
                assertThat(Fuzzed.isPrintable(none.detail())).as(none.detail()).isTrue();
            }
        }
    }
}
