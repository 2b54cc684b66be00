package dev.mailworthy.smtp.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;

/** Mails of any content. */
@Tag("fuzz")
class MessageFuzzTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private static final String ZONE = "$ORIGIN example.com.\n@ 60 SOA ns h 1 1 1 1 1\n@ 60 TXT \"v=spf1 -all\"\n";

    /** A mail is judged, or refused with one sentence. */
    @FuzzTest(maxDuration = "1m")
    void message(byte[] octets) throws ZoneFileException {
        try {
            MailMessage message = MailMessage.read("message.eml", octets);
            MessageCheck.over(ZoneDns.parse("db", ZONE), NOW).examine(message, MessageCheck.Kind.values()[0]);
        } catch (MessageException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }
}
