package dev.mailworthy.smtp.host.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.host.Outgoing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines are those that {@code ip rule list} prints (iproute2 5.10 to 6.15). */
class RoutingRulesTest {

    private static final LocalUser ROOT = new LocalUser("root", OptionalLong.of(0), OptionalLong.of(0));
    private static final LocalUser MAILER = new LocalUser("mailer", OptionalLong.of(101), OptionalLong.of(105));
    private static final IpAddress SERVER = IpAddress.parse("198.51.100.7");
    private static final Outgoing MAIL = new Outgoing(IpFamily.IPV4, 25, List.of(SERVER));
    private static final String USUAL = "32766:\tfrom all lookup main\n32767:\tfrom all lookup default\n";

    private static RoutingRules rules(String lines) {
        return RoutingRules.parse("0:\tfrom all lookup local\n" + lines.replace(" // ", "\n") + "\n" + USUAL);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "100: from all ipproto tcp dport 25 prohibit             | 100",
                "100: from all ipproto tcp dport 25 blackhole            | 100",
                "100: from all ipproto tcp dport 25 unreachable          | 100",
                "100: from all ipproto 6 dport 25 prohibit               | 100",
                "100: from all ipproto tcp dport 20-30 prohibit          | 100",
                "100: from all to 198.51.100.0/24 dport 25 prohibit      | 100",
                "100: from all to 198.51.100.7 prohibit                  | 100",
                "100: from all dport 25 prohibit proto static            | 100",
                "100: from all uidrange 0-99 ipproto tcp dport 25 prohibit | 100",
                "100: from all uidrange 1-99 ipproto tcp dport 25 prohibit | -",
                "100: from all to 203.0.113.0/24 dport 25 prohibit       | -",
                "100: from all ipproto tcp dport 26 prohibit             | -",
                "100: from all ipproto udp dport 25 prohibit             | -",
                "100: from 10.0.0.0/8 dport 25 prohibit                  | -",
                "100: from all fwmark 0x1 prohibit                       | -",
                "100: from all iif eth1 dport 25 prohibit                | -",
                "100: not from all dport 25 prohibit                     | -",
                "99: from all dport 25 lookup main // 100: from all dport 25 prohibit | -",
                "99: from all dport 25 lookup 254 // 100: from all dport 25 prohibit  | -",
                "99: from all lookup 77 // 100: from all dport 25 prohibit            | 100",
                "99: from all lookup main suppress_prefixlength 0 // 100: from all dport 25 prohibit | 100",
                "32768: from all dport 25 prohibit                       | -",
                "garbage                                                 | -",
                "100:                                                    | -",
                "100: from all dport                                     | -",
                "100: from all dport 9999999999999 prohibit              | -",
            })
    void theFirstRuleThatFitsDecides(String lines, String priority) {
        Optional<LocalRule> refusal = rules(lines).refusal(MAIL, ROOT);
        assertThat(refusal.map(rule -> rule.text().substring(0, rule.text().indexOf(':'))))
                .isEqualTo(Optional.ofNullable(priority));
        refusal.ifPresent(rule ->
                assertThat(rule.command()).contains("ip -4 rule add priority 99 ipproto tcp dport 25 lookup main"));
    }

    @Test
    void aRuleForSomeServersAloneIsNoRuleAgainstThePort() {
        Outgoing two = new Outgoing(IpFamily.IPV4, 25, List.of(SERVER, IpAddress.parse("203.0.113.1")));
        assertThat(rules("100: from all to 198.51.100.0/24 dport 25 prohibit").refusal(two, ROOT))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}, known {1}: {2}")
    @CsvSource({
        "100: from all uidrange 101-101 dport 25 prohibit, true,  true",
        "100: from all uidrange 0-0 dport 25 prohibit,     true,  true",
        "100: from all uidrange 0-200 dport 25 prohibit,   true,  false",
        "100: from all uidrange 500-600 dport 25 prohibit, true,  false",
        "100: from all uidrange 500-600 dport 25 prohibit, false, true",
        "100: from all uidrange 500-600 dport 80 prohibit, false, false",
        "100: from all dport 25 prohibit,                  false, false",
    })
    void aRangeOfUsersLeavesItOpen(String line, boolean isMailerKnown, boolean differs) {
        List<LocalUser> mail = isMailerKnown ? List.of(MAILER) : List.of();
        assertThat(rules(line).byUser(MAIL, ROOT, mail).isPresent()).isEqualTo(differs);
        assertThat(rules(line).byUser(MAIL, MAILER, List.of(MAILER))).isEmpty();
    }
}
