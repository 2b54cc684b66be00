package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each port that the user asks for is in the result of {@code egress}: measured, or unanswered. */
class UntriedPortsTest {

    private static final String ONLY_IPV4 = "--target a.test=192.0.2.1 --target b.test=192.0.2.2";

    private static Ran egress(String options) {
        return Ran.of(("egress --lab healthy " + options).split(" +"));
    }

    private static Stream<String> verdicts(Ran ran) {
        return ran.list("verdicts").stream().map(each -> {
            Map<?, ?> verdict = (Map<?, ?>) each;
            return verdict.get("family") + " " + verdict.get("port") + " " + verdict.get("verdict");
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "-6 " + ONLY_IPV4,
                "--source ::1 " + ONLY_IPV4,
                "-4 --target c.test=2001:db8::7",
                "--port 26",
                "-6 --target gmail.com",
            })
    void portsWithoutATargetAreUnanswered(String options) {
        Ran ran = egress(options + " --json");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(verdicts(ran)).isNotEmpty().allMatch(verdict -> verdict.endsWith("NO_TARGET"));
        assertThat(ran.list("unanswered")).isNotEmpty();
        assertThat(egress(options + " --ndjson").out()).contains("\"NO_TARGET\"");
    }

    @Test
    void aPortThatOneFamilyAnswersForIsNotOpenForTheOther() {
        Ran ran = egress("--port 25 --target gmail.com=203.0.113.10 --target outlook.com=203.0.113.20 --json");
        assertThat(verdicts(ran)).containsExactly("ipv4 25 OPEN");
        assertThat(ran.list("unanswered")).isEmpty();
    }

    @Test
    void eachSourceAddressIsAskedForByItself() {
        String targets = "--target gmail.com=203.0.113.10 --target outlook.com=203.0.113.20";
        Ran ran = egress("--port 25 --source 127.0.0.1 --source ::1 --json " + targets);
        assertThat(verdicts(ran)).containsExactly("ipv4 25 OPEN", "ipv6 25 NO_TARGET");
        assertThat(ran.code()).isEqualTo(3);
    }

    @Test
    void withoutALetterTheUnansweredPortsAreNamed() {
        Ran ran = egress("-6 --ticket - " + ONLY_IPV4);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err())
                .contains("there is no ticket to write; unanswered: outgoing ports 25, 465, 587 over IPv6");
    }

    @Test
    void aSourceOfTheOtherFamilyIsRefused() {
        for (String options : List.of("-6 --source 127.0.0.1", "-4 --source ::1")) {
            Ran ran = egress(options);
            assertThat(ran.code()).isEqualTo(64);
            assertThat(ran.err()).contains("address, and -");
        }
    }
}
