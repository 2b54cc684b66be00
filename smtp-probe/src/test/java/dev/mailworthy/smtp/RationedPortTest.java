package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.path.Confidence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule of this machine that rations connections, such as {@code ct count over 1}, beside what a few connections met. */
class RationedPortTest {

    @ParameterizedTest
    @CsvSource({
        "OPEN,             HIGH,   OPEN,             MEDIUM",
        "OPEN,             LOW,    OPEN,             LOW",
        "OPEN_UNVERIFIED,  HIGH,   OPEN_UNVERIFIED,  HIGH",
        "THROTTLED,        MEDIUM, THROTTLED_LOCAL,  HIGH",
        "BLOCKED_DROP,     MEDIUM, THROTTLED_LOCAL,  HIGH",
        "NO_FAMILY,        HIGH,   NO_FAMILY,        HIGH"
    })
    void aRationIsNeverAnOpenPortForCertain(
            EgressVerdict met, Confidence sure, EgressVerdict verdict, Confidence confidence) {
        PortVerdict port = new PortVerdict(Optional.empty(), IpFamily.IPV4, 25, met, sure, Optional.empty(), List.of())
                .withOwn(List.of(new LocalRule(
                        LocalRule.Kind.RATIONS, "tcp dport 25 ct count over 1 drop", Optional.of("nft list ruleset"))))
                .named();
        assertThat(port.verdict()).isEqualTo(verdict);
        assertThat(port.confidence()).isEqualTo(confidence);
    }
}
