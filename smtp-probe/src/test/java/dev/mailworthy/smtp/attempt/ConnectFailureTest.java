package dev.mailworthy.smtp.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.AttemptOutcome;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exceptions that Java throws on Linux when a connection fails, and what each means. */
class ConnectFailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                // A routing rule of type prohibit, or a security module.
                Arguments.of(new BindException("Permission denied"), IpFamily.IPV4, AttemptOutcome.LOCAL_DENIED),
                // ICMPv6 "administratively prohibited" gives this error too.
                Arguments.of(new BindException("Permission denied"), IpFamily.IPV6, AttemptOutcome.ICMP_REJECT),
                Arguments.of(new BindException("Cannot assign"), IpFamily.IPV4, AttemptOutcome.NO_ROUTE),
                Arguments.of(
                        new SocketException("Operation not permitted"), IpFamily.IPV4, AttemptOutcome.LOCAL_DENIED),
                Arguments.of(new SocketException("Invalid argument"), IpFamily.IPV4, AttemptOutcome.LOCAL_DENIED),
                Arguments.of(new SocketException("Network is unreachable"), IpFamily.IPV4, AttemptOutcome.ICMP_REJECT),
                Arguments.of(new SocketException("Connection reset"), IpFamily.IPV4, AttemptOutcome.CONNECTED_RESET),
                Arguments.of(new ConnectException("Connection refused"), IpFamily.IPV6, AttemptOutcome.RST_ON_SYN),
                Arguments.of(new ConnectException("Connection timed out"), IpFamily.IPV4, AttemptOutcome.SYN_TIMEOUT),
                Arguments.of(new SocketTimeoutException("connect"), IpFamily.IPV4, AttemptOutcome.SYN_TIMEOUT),
                Arguments.of(new NoRouteToHostException("No route"), IpFamily.IPV4, AttemptOutcome.ICMP_REJECT));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsReadByItsClassAndItsFamily(IOException failure, IpFamily family, AttemptOutcome outcome) {
        assertThat(ConnectFailure.outcome(failure, family)).isEqualTo(outcome);
    }
}
