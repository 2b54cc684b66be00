package dev.mailworthy.smtp.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.net.IpFamily;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines are those that {@code nft -nn list ruleset} prints (nftables 1.0.6 to 1.1). */
class NftRulesetTest {

    private static String table(String policy, String rules) {
        return """
                table inet f {
                \tchain output {
                \t\ttype filter hook output priority 0; policy %s;
                \t\t%s
                \t}
                }
                """.formatted(policy, rules.replace(" // ", "\n\t\t"));
    }

    private static String kind(Answer<String> answer) {
        return answer.fold(found -> "present", () -> "absent", silent -> "unanswered", beside -> "not-applicable");
    }

    @ParameterizedTest(name = "policy {0}; {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "accept | tcp dport 25 drop                                             | present",
                "accept | tcp dport { 25, 465 } counter packets 0 bytes 0 reject        | present",
                "accept | tcp dport 20-30 reject with tcp reset                         | present",
                "accept | tcp dport 2525 drop                                           | absent",
                "accept | udp dport 53 drop                                             | absent",
                "accept | tcp dport 25 log prefix \"drop \" accept                      | absent",
                "drop   | oifname \"lo\" accept                                         | present",
                "drop   | ct state 0x2,0x4 accept // tcp dport { 53, 443 } accept       | present",
                "drop   | ct state vmap { 0x1 : drop, 0x2 : accept, 0x4 : accept }      | present",
                "drop   | ip protocol 1 accept // meta l4proto 58 accept // udp dport 53 accept | present",
                "drop   | tcp dport { 25, 443 } accept                                  | absent",
                "drop   | ct state 0x2,0x4,0x8 accept                                   | unanswered",
                "drop   | tcp dport @allowed accept                                     | unanswered",
                "drop   | meta skuid 0 accept                                           | unanswered",
                "accept | tcp dport 443 accept // counter packets 3 bytes 9 drop        | present",
                "accept | tcp dport 25 accept // reject with icmpx 3                    | absent",
                "accept | counter packets 0 bytes 0 log prefix \"x \" level info drop    | present",
                "accept | log prefix \"x \" meta skuid 1000 drop                        | absent",
                "accept | ct state 0x1 drop                                             | absent",
                "accept | tcp dport != { 80, 443 } drop                                 | present",
                "accept | tcp dport != 25 drop                                          | absent",
                "drop   | tcp dport != 25 accept                                        | present",
                "accept | tcp dport @closed drop                                        | unanswered",
                "accept | tcp dport vmap { 25 : drop, 443 : accept }                    | unanswered",
                "accept | xt match \"multiport\" counter packets 0 bytes 0 drop          | unanswered",
                "accept | ip daddr 192.0.2.1 drop                                       | absent",
            })
    void rulesDecideAboutANewConnection(String policy, String rules, String kind) {
        Answer<String> answer = NftRuleset.parse(table(policy, rules)).against(IpFamily.IPV4, 25);
        assertThat(kind(answer)).as(answer.toString()).isEqualTo(kind);
    }

    @Test
    void rulesOfJumpTargetsAreFound() {
        String ruleset = """
                table ip filter {
                \tchain OUTPUT {
                \t\ttype filter hook output priority 0; policy drop;
                \t\tcounter packets 0 bytes 0 jump ufw-user-output
                \t}

                \tchain ufw-user-output {
                \t\tmeta l4proto 6 tcp dport 25 counter packets 0 bytes 0 accept
                \t}
                }
                """;
        assertThat(kind(NftRuleset.parse(ruleset).against(IpFamily.IPV4, 25))).isEqualTo("absent");
        assertThat(kind(NftRuleset.parse(ruleset).against(IpFamily.IPV4, 465))).isEqualTo("present");
        assertThat(kind(NftRuleset.parse(ruleset).against(IpFamily.IPV6, 465))).isEqualTo("absent");
    }

    @Test
    void chainsOnOtherHooksAreIgnored() {
        String ruleset = table("drop", "").replace("hook output", "hook input");
        assertThat(kind(NftRuleset.parse(ruleset).against(IpFamily.IPV4, 25))).isEqualTo("absent");
    }

    @Test
    @Timeout(10)
    void aHostileRulesetTakesBoundedTime() {
        String counters = "counter packets 0 bytes 0 ".repeat(5_000);
        String ports = "tcp dport { " + "1, ".repeat(20_000);
        String states = "ct state ".repeat(5_000);
        String ruleset =
                table("drop", counters + " // " + ports + " // " + states + "accept // \"" + "\" ".repeat(9_000));
        long start = System.nanoTime();
        NftRuleset.parse(ruleset).against(IpFamily.IPV4, 25);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
