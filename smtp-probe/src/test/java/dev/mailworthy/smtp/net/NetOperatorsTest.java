package dev.mailworthy.smtp.net;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts and confidence on real networks, where the servers of some operators do not behave as the others do. */
@NetworkTest
class NetOperatorsTest {

    @ParameterizedTest(name = "{0} of 6 servers: {1} -> {2}")
    @CsvSource({
        "1, quiet,      OPEN MEDIUM",
        "2, quiet,      OPEN MEDIUM",
        "3, quiet,      EHLO_UNANSWERED MEDIUM",
        "5, quiet,      EHLO_UNANSWERED MEDIUM",
        "2, refuses,    OPEN MEDIUM",
        "4, refuses,    EHLO_REFUSED MEDIUM",
        "1, no-tls,     OPEN MEDIUM",
        "2, no-tls,     OPEN MEDIUM",
        "3, tls-silent, TLS_BROKEN MEDIUM",
        "2, resets,     OPEN MEDIUM",
    })
    void someServersFailAfterTheirGreetingAndTheConfidenceIsNeverHigh(
            int number, String mode, String verdict, NetBench bench) throws IOException {
        bench.some(number, mode);
        bench.expect("IPV4", verdict);
    }

    @ParameterizedTest(name = "{0} of 6 greet with \"{1}\" -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "6 | 421 4.7.0 try again later       | REPUTATION_BLOCKED HIGH",
                "3 | 421 4.7.0 try again later       | REPUTATION_BLOCKED MEDIUM",
                "2 | 421 4.7.0 try again later       | OPEN MEDIUM",
                "6 | 554 5.7.1 poor reputation       | REPUTATION_BLOCKED HIGH",
                "6 | HTTP/1.1 400 Bad Request        | INTERCEPTED HIGH",
                "6 | SSH-2.0-OpenSSH_9.2             | INTERCEPTED HIGH",
                "2 | HTTP/1.1 400 Bad Request        | OPEN MEDIUM",
            })
    void greetingsOfAnotherKind(int number, String greeting, String verdict, NetBench bench) throws IOException {
        for (int i = 1; i <= number; i++) {
            bench.greet(i, "own " + greeting);
        }
        bench.expect("IPV4", verdict);
    }

    @ParameterizedTest(name = "{0} of 6 operators silent -> {1}")
    @CsvSource({"1, OPEN MEDIUM", "3, OPEN MEDIUM", "4, OPEN LOW", "6, BLOCKED_DROP HIGH"})
    void someOperatorsNeverAnswer(int number, String verdict, NetBench bench) throws IOException {
        bench.lab().router(List.of("tcp dport 25 ip daddr " + first(number) + " drop"), List.of());
        bench.expect("IPV4", verdict);
    }

    @ParameterizedTest(name = "{0} of 6 operators refused -> {1}")
    @CsvSource({"2, OPEN MEDIUM", "4, OPEN LOW"})
    void connectionsToSomeOperatorsAreRefused(int number, String verdict, NetBench bench) throws IOException {
        bench.lab().router(List.of("tcp dport 25 ip daddr " + first(number) + " reject with tcp reset"), List.of());
        bench.expect("IPV4", verdict);
    }

    private static String first(int number) {
        return IntStream.rangeClosed(11, 10 + number)
                .mapToObj(host -> "203.0.113." + host)
                .reduce((one, other) -> one + ", " + other)
                .map(list -> "{ " + list + " }")
                .orElseThrow();
    }

    /** Two operators' servers show one certificate that is neither's own. */
    @Test
    void aProxyStandsBeforeTwoOperatorsOnly(NetBench bench) throws IOException {
        bench.some(2, "swapped");
        bench.expect("IPV4", "INTERCEPTED HIGH");
    }
}
