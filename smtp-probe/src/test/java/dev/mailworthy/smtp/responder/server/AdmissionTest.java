package dev.mailworthy.smtp.responder.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.responder.server.Admission.Decision;
import dev.mailworthy.smtp.responder.value.ResponderLimits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The limits of each client, with a clock that the test moves. */
class AdmissionTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final Admission admission = new Admission(
            new ResponderLimits(100, 3, 5, Duration.ofSeconds(2), Duration.ofSeconds(30), 1000, 10), nanos::get);

    private Decision enter(String address) {
        return admission.enter(IpAddress.parse(address));
    }

    private Decision visit(String address) {
        Decision decision = enter(address);
        if (decision == Decision.ADMITTED) {
            admission.leave(IpAddress.parse(address));
        }
        return decision;
    }

    @Test
    void aBurstIsAdmittedAndThenOneConnectionAtATime() {
        for (int i = 0; i < 5; i++) {
            assertThat(visit("192.0.2.1")).isEqualTo(Decision.ADMITTED);
        }
        assertThat(visit("192.0.2.1")).isEqualTo(Decision.TOO_OFTEN);
        nanos.addAndGet(1_999_999_999L);
        assertThat(visit("192.0.2.1")).isEqualTo(Decision.TOO_OFTEN);
        nanos.addAndGet(1);
        assertThat(visit("192.0.2.1")).isEqualTo(Decision.ADMITTED);
        assertThat(visit("192.0.2.1")).isEqualTo(Decision.TOO_OFTEN);
        assertThat(visit("192.0.2.2")).isEqualTo(Decision.ADMITTED);
    }

    @Test
    void openConnectionsOfOneClientAreLimited() {
        for (int i = 0; i < 3; i++) {
            assertThat(enter("192.0.2.1")).isEqualTo(Decision.ADMITTED);
        }
        assertThat(enter("192.0.2.1")).isEqualTo(Decision.TOO_MANY);
        admission.leave(IpAddress.parse("192.0.2.1"));
        assertThat(enter("192.0.2.1")).isEqualTo(Decision.ADMITTED);
    }

    @Test
    void anIpv6NetworkOf64BitsIsOneClient() {
        for (int i = 0; i < 3; i++) {
            assertThat(enter("2001:db8:0:1::" + i)).isEqualTo(Decision.ADMITTED);
        }
        assertThat(enter("2001:db8:0:1:ffff::1")).isEqualTo(Decision.TOO_MANY);
        assertThat(enter("2001:db8:0:2::1")).isEqualTo(Decision.ADMITTED);
    }

    @Test
    void memoryIsBoundedForAnyNumberOfClients() {
        assertThat(enter("192.0.2.1")).isEqualTo(Decision.ADMITTED);
        IpAddress address = IpAddress.parse("10.0.0.0");
        for (int i = 0; i < 20_000; i++) {
            address = address.next();
            visit(address.toString());
        }
        assertThat(admission.remembered()).isLessThanOrEqualTo(ResponderLimits.REMEMBERED);
        assertThat(admission.open(IpAddress.parse("192.0.2.1"))).isEqualTo(1);
    }
}
