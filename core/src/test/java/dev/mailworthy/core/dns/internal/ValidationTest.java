package dev.mailworthy.core.dns.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.net.DomainName;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jdk")
class ValidationTest {

    private static ValidatedAnswer without(Throwable failure) throws IOException {
        try (UdpTransport udp = new UdpTransport(new SecureRandom());
                Exchange exchange = new Exchange(List.of(), udp, Duration.ofSeconds(1))) {
            return Validation.read(
                    DnsQuestion.of(DomainName.ofText("a.test"), RecordType.A),
                    null,
                    failure,
                    new ValidationQueries(exchange, Runnable::run),
                    1);
        }
    }

    @Test
    void recordsThatTheValidatorCannotTakeAreNoTimeout() throws IOException {
        ValidatedAnswer answer = without(new IllegalStateException("no such key"));
        assertThat(answer.status()).isEqualTo(DnssecStatus.UNANSWERED);
        assertThat(answer.answer()).isInstanceOf(DnsAnswer.Malformed.class);
        assertThat(answer.detail()).contains("no such key");
    }

    @Test
    void aValidationThatTakesTooLongIsATimeout() throws IOException {
        assertThat(without(new TimeoutException()).answer()).isInstanceOf(DnsAnswer.Timeout.class);
    }
}
