package dev.mailworthy.smtp.host.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.host.LocalEffect;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.host.Outgoing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines are those that {@code nft -nn -a list ruleset} prints (nftables 1.0.6 to 1.1). */
class FilterJudgementTest {

    private static final LocalUser ROOT = new LocalUser("root", OptionalLong.of(0), OptionalLong.of(0));
    private static final LocalUser MAILER = new LocalUser("mailer", OptionalLong.of(101), OptionalLong.of(105));
    private static final IpAddress SERVER = IpAddress.parse("198.51.100.7");

    private static String table(String policy, String rules) {
        return handled("""
                table inet f { # handle 1
                \tset mailers { # handle 7
                \t\ttype uid
                \t\telements = { 0,
                \t\t\t     101 }
                \t}

                \tset strangers { # handle 8
                \t\ttype uid
                \t\telements = { 0, 200-300 }
                \t}

                \tmap fates { # handle 9
                \t\ttype inet_service : verdict
                \t\telements = { 25 : drop, 26 : accept }
                \t}

                \tchain inner { # handle 2
                \t\ttcp dport 25 meta skuid 101 return # handle 5
                \t\ttcp dport 25 reject with icmpx 3 # handle 6
                \t}

                \tchain out { # handle 3
                \t\ttype filter hook output priority 0; policy %s;
                \t\t%s
                \t}
                }
                """.formatted(policy, rules.replace(" // ", "\n\t\t")));
    }

    /** Every rule ends with a handle, as nft prints it; one that has none here gets the number of its line. */
    private static String handled(String ruleset) {
        StringBuilder text = new StringBuilder();
        List<String> lines = ruleset.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean isRule =
                    line.startsWith("\t\t") && !line.matches("\\s+(type |elements = |[0-9, }]+$).*|.* # handle [0-9]+");
            text.append(line)
                    .append(isRule && !line.isBlank() ? " # handle " + (1000 + i) : "")
                    .append('\n');
        }
        return text.toString();
    }

    private static LocalEffect effect(String ruleset, IpFamily family, LocalUser self, List<LocalUser> mail) {
        return new FilterJudgement(TextRuleset.read(ruleset), self, mail).on(new Outgoing(family, 25, List.of(SERVER)));
    }

    /** The kinds of rules that decide, or how the question about a refusal ended. */
    private static String kinds(LocalEffect effect) {
        String refusal = effect.refusal()
                .fold(rule -> rule.kind().name(), () -> "absent", silent -> "unanswered", beside -> "not-applicable");
        return refusal + (effect.byUser().isPresent() ? " BY_USER" : "");
    }

    private static String kinds(String ruleset) {
        return kinds(effect(ruleset, IpFamily.IPV4, ROOT, List.of(MAILER)));
    }

    @ParameterizedTest(name = "policy {0}; {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "accept | tcp dport 25 drop                                             | REFUSES",
                "accept | tcp dport { 25, 465 } counter packets 0 bytes 0 reject        | REFUSES",
                "accept | tcp dport 20-30 reject with tcp reset                         | REFUSES",
                "accept | tcp dport 2525 drop                                           | absent",
                "accept | udp dport 53 drop                                             | absent",
                "accept | tcp dport 25 log prefix \"drop \" accept                      | absent",
                "drop   | oifname \"lo\" accept                                         | REFUSES",
                "drop   | ct state 0x2,0x4 accept // tcp dport { 53, 443 } accept       | REFUSES",
                "drop   | ct state vmap { 0x1 : drop, 0x2 : accept, 0x4 : accept }      | REFUSES",
                "drop   | ip protocol 1 accept // meta l4proto 58 accept // udp dport 53 accept | REFUSES",
                "drop   | tcp dport { 25, 443 } accept                                  | absent",
                "drop   | ct state 0x2,0x4,0x8 accept                                   | absent",
                "drop   | tcp dport @allowed accept                                     | unanswered",
                "accept | tcp dport 443 accept // counter packets 3 bytes 9 drop        | REFUSES",
                "accept | tcp dport 25 accept // reject with icmpx 3                    | absent",
                "accept | counter packets 0 bytes 0 log prefix \"x \" level info drop | REFUSES",
                "accept | ct state 0x1 drop                                             | absent",
                "accept | tcp dport != { 80, 443 } drop                                 | REFUSES",
                "accept | tcp dport != 25 drop                                          | absent",
                "drop   | tcp dport != 25 accept                                        | REFUSES",
                "accept | tcp dport @closed drop                                        | unanswered",
                "accept | tcp dport vmap { 25 : drop, 443 : accept }                    | REFUSES",
                "accept | tcp dport vmap @fates                                         | REFUSES",
                "accept | tcp dport vmap @unknown                                       | unanswered",
                "accept | xt match \"multiport\" counter packets 0 bytes 0 drop          | unanswered",
                "accept | ip daddr 192.0.2.1 drop                                       | absent",
                "accept | ip daddr { 10.0.0.0/8, 198.51.100.0/24 } tcp dport 25 drop    | REFUSES",
                "accept | ip daddr 198.51.100.5-198.51.100.9 tcp dport 25 drop          | REFUSES",
                "accept | ip6 daddr 2001:db8::1 tcp dport 25 drop                       | absent",
                "accept | tcp flags 0x2 / 0x1,0x2,0x4,0x10 tcp dport 25 drop            | REFUSES",
                "accept | meta nfproto 10 tcp dport 25 drop                             | absent",
                "accept | meta mark 0x00000019 tcp dport 25 drop                        | absent",
                "accept | tcp dport > 24 drop                                           | REFUSES",
                "accept | tcp dport < 25 drop                                           | absent",
                "accept | tcp dport 25 notrack // tcp dport 25 drop                     | REFUSES",
                "accept | tcp dport 25 queue to 0                                       | unanswered",
                "accept | iifname \"eth0\" tcp dport 25 drop                            | absent",
                "accept | oifname \"eth0\" tcp dport 25 drop                            | unanswered",
                "accept | oifname != \"lo\" tcp dport 25 drop                           | REFUSES",
                // A rate
                "accept | tcp dport 25 ct state 0x8 limit rate over 2/minute drop       | RATIONS",
                "accept | tcp dport 25 ct count over 3 reject with tcp reset            | RATIONS",
                "accept | tcp dport 25 meter m size 65535 { ip daddr limit rate over 3/minute } drop | RATIONS",
                "accept | tcp dport 25 add @seen { ip daddr limit rate over 3/minute burst 5 packets } drop | RATIONS",
                "accept | tcp dport 25 quota over 3 mbytes used 0 bytes drop            | RATIONS",
                "drop   | tcp dport 25 limit rate 2/minute burst 5 packets accept       | RATIONS",
                "accept | tcp dport 25 limit rate over 2/minute jump inner              | RATIONS BY_USER",
                "accept | tcp dport 443 limit rate over 2/minute drop                   | absent",
                "accept | limit rate 5/minute log prefix \"out \"                       | absent",
                // The user
                "accept | log prefix \"x \" meta skuid 1000 drop                        | absent",
                "accept | tcp dport 25 meta skuid != 0 drop                             | absent BY_USER",
                "drop   | meta skuid 0 accept                                           | absent BY_USER",
                "accept | tcp dport 25 meta skuid != { 0, 101 } drop                    | absent",
                "accept | tcp dport 25 meta skuid != @mailers drop                      | absent",
                "accept | tcp dport 25 meta skuid != @strangers drop                    | absent BY_USER",
                "accept | tcp dport 25 meta skuid 100-199 drop                          | absent BY_USER",
                "accept | tcp dport 25 meta skuid != 101 drop                           | REFUSES BY_USER",
                "accept | tcp dport 25 meta skgid 105 accept // tcp dport 25 drop       | REFUSES BY_USER",
                "accept | meta skuid vmap { 0 : accept, 101 : drop }                    | absent BY_USER",
                "accept | meta skuid . tcp dport { 0 . 25, 101 . 25 } accept // tcp dport 25 drop | absent",
                "accept | meta skuid . tcp dport { 0 . 25 } accept // tcp dport 25 drop  | absent BY_USER",
                "accept | tcp dport 25 jump inner                                       | REFUSES BY_USER",
                "accept | tcp dport 25 goto inner                                       | REFUSES BY_USER",
                "accept | socket cgroupv2 level 2 \"system.slice/postfix.service\" accept // tcp dport 25 drop"
                        + " | unanswered BY_USER",
                "accept | xt match \"owner\" tcp dport 25 counter packets 0 bytes 0 drop | unanswered BY_USER",
                "accept | meta skuid 101 meta mark set 0x00000019 // tcp dport 25 meta mark != 0x00000019 drop"
                        + " | unanswered BY_USER",
                "accept | tcp dport 443 meta skuid != 0 drop                            | absent",
                "accept | tcp dport 25 drop // meta skuid 0 accept                      | REFUSES",
            })
    void aRuleDecidesAboutANewConnection(String policy, String rules, String kinds) {
        assertThat(kinds(table(policy, rules))).isEqualTo(kinds);
    }

    @Test
    void olderVersionsPrintAMaskOfFlags() {
        String rule = "tcp dport 25 tcp flags & (0x1 | 0x2 | 0x10) == 0x2 drop";
        assertThat(kinds(table("accept", rule))).isEqualTo("REFUSES");
        assertThat(kinds(table("accept", rule.replace("== 0x2", "== 0x10")))).isEqualTo("absent");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp dport 25 redirect to :2525                                  | REDIRECTS",
                "tcp dport { 25, 465 } dnat to 127.0.0.1:2525                     | REDIRECTS",
                "tcp dport 25 dnat to tcp dport map { 25 : 10.0.0.1 }             | REDIRECTS",
                "meta l4proto 6 tcp dport 25 counter packets 0 bytes 0 xt target \"REDIRECT\" | REDIRECTS",
                "meta skuid != 101 tcp dport 25 redirect to :2525                 | REDIRECTS BY_USER",
                "meta skuid != { 0, 101 } tcp dport 25 redirect to :2525          | absent",
                "tcp dport 587 redirect to :2525                                  | absent",
            })
    void aTranslationLeadsElsewhere(String rule, String kinds) {
        String ruleset = """
                table ip n { # handle 2
                \tchain o { # handle 1
                \t\ttype nat hook output priority -100; policy accept;
                \t\t%s # handle 4
                \t}
                }
                """.formatted(rule);
        assertThat(kinds(ruleset)).isEqualTo(kinds);
        assertThat(kinds(effect(ruleset, IpFamily.IPV6, ROOT, List.of(MAILER)))).isEqualTo("absent");
    }

    /** The server's answer has SYN and ACK set, port 25 as its source, and belongs to an established connection. */
    @ParameterizedTest(name = "policy {0}; {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "drop   | iifname \"lo\" accept                                                | REFUSES",
                "drop   | ct state 0x2,0x4 accept                                              | absent",
                "drop   | ct state established,related accept                                  | absent",
                "drop   | ct state vmap { 0x1 : drop, 0x2 : accept, 0x4 : accept }             | absent",
                "drop   | tcp sport { 53, 80, 443 } accept                                     | REFUSES",
                "drop   | tcp dport 1024-65535 accept                                          | absent",
                "drop   | tcp dport 22 accept // ct state 0x8 accept                           | REFUSES",
                "accept | tcp sport 25 drop                                                    | REFUSES",
                "accept | tcp dport 25 drop                                                    | absent",
                "accept | tcp dport != 22 drop                                                 | REFUSES",
                "accept | ct state 0x8 tcp dport 25 drop // ct state 0x1 drop                  | absent",
                "accept | ip saddr 198.51.100.0/24 drop                                        | REFUSES",
                "accept | ip saddr 192.0.2.0/24 drop                                           | absent",
                "accept | tcp flags & 0x17 == 0x2 ct state 0x8 drop                            | absent",
                "accept | tcp flags 0x12 drop                                                  | REFUSES",
                "accept | tcp dport 40000-50000 drop                                           | unanswered",
                "accept | tcp sport 25 limit rate over 2/minute drop                           | RATIONS",
            })
    void aFilterOnTheWayInDecidesAboutTheServersAnswer(String policy, String rules, String kinds) {
        assertThat(kinds(table(policy, rules).replace("hook output", "hook input")))
                .isEqualTo(kinds);
        assertThat(kinds(table(policy, rules).replace("hook output", "hook prerouting")))
                .isEqualTo(kinds);
        assertThat(kinds(table(policy, rules).replace("hook output", "hook forward")))
                .isEqualTo("absent");
    }

    @Test
    void theCommandForTheWayInLetsOnlyAnswersPass() {
        String ruleset =
                table("accept", "tcp sport 25 ct state 0x2 drop # handle 4").replace("hook output", "hook input");
        assertThat(effect(ruleset, IpFamily.IPV4, ROOT, List.of(MAILER)).rules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.text()).isEqualTo("tcp sport 25 ct state established drop (chain inet f out)");
                    assertThat(rule.command())
                            .contains("nft insert rule inet f out handle 4 tcp sport 25 ct state established accept");
                });
        String legacy =
                LegacyTables.asNft("*filter\n:INPUT DROP [0:0]\n-A INPUT -i lo -j ACCEPT\nCOMMIT\n", IpFamily.IPV4);
        assertThat(effect(legacy, IpFamily.IPV4, ROOT, List.of(MAILER)).rules())
                .extracting(rule -> rule.command().orElse(""))
                .containsExactly(
                        "iptables-legacy -A INPUT -p tcp --sport 25 -m conntrack --ctstate ESTABLISHED -j ACCEPT");
    }

    @Test
    void otherHooksOnTheWayOutCount() {
        assertThat(kinds(table("accept", "tcp dport 25 drop").replace("hook output", "hook postrouting")))
                .isEqualTo("REFUSES");
        String egress = table("accept", "tcp dport 25 drop")
                .replace("table inet", "table netdev")
                .replace("hook output", "hook egress device \"eth0\"");
        assertThat(kinds(egress)).isEqualTo("REFUSES");
    }

    @Test
    void aMailServerOfUnknownUserMayMeetAnotherEnd() {
        String ruleset = table("accept", "tcp dport 25 meta skuid != { 0, 101 } drop");
        assertThat(kinds(effect(ruleset, IpFamily.IPV4, ROOT, List.of()))).isEqualTo("absent BY_USER");
        assertThat(kinds(effect(ruleset, IpFamily.IPV4, MAILER, List.of(MAILER))))
                .isEqualTo("absent");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "accept | tcp dport 25 drop # handle 4 | nft insert rule inet f out handle 4 meta skuid mailer tcp dport 25 accept",
                "drop   | tcp dport 443 accept # handle 4 | nft add rule inet f out meta skuid mailer tcp dport 25 accept",
                "accept | tcp dport 25 jump ufw-out # handle 4 | ufw allow out 25/tcp",
            })
    void theCommandLetsOnlyMailPass(String policy, String rule, String command) {
        String ruleset = table(policy, rule)
                .replace("jump ufw-out", "jump ufw-inner")
                .replace("chain inner", "chain ufw-inner")
                .replace("meta skuid 101 return", "accept")
                .replace("tcp dport 25 accept # handle 5\n", "tcp dport 26 accept # handle 5\n");
        assertThat(effect(ruleset, IpFamily.IPV4, ROOT, List.of(MAILER)).rules())
                .extracting(LocalRule::command)
                .containsExactly(Optional.of(command));
    }

    @Test
    void rulesOfIptablesAreChangedWithIptables() {
        String ruleset = """
                table ip filter { # handle 1
                \tchain OUTPUT { # handle 2
                \t\ttype filter hook output priority 0; policy accept;
                \t\tmeta l4proto 6 tcp dport 443 counter packets 0 bytes 0 accept # handle 3
                \t\tmeta l4proto 6 tcp dport 25 counter packets 0 bytes 0 drop # handle 4
                \t}
                }
                """;
        assertThat(effect(ruleset, IpFamily.IPV4, ROOT, List.of(MAILER, ROOT)).rules())
                .extracting(rule -> rule.command().orElse(""))
                .containsExactly("iptables -I OUTPUT 2 -p tcp --dport 25 -j ACCEPT");
    }

    @Test
    @Timeout(120)
    void aHostileRulesetTakesBoundedTime() {
        String counters = "counter packets 0 bytes 0 ".repeat(5_000);
        String ports = "tcp dport { " + "1, ".repeat(20_000);
        String states = "ct state ".repeat(5_000);
        String loops = "jump out // goto out // limit rate 1/second jump out // ".repeat(20);
        String ruleset = table(
                "drop",
                counters + " // " + ports + " // " + states + "accept // \"" + "\" ".repeat(9_000) + " // " + loops);
        assertThat(kinds(ruleset)).isNotNull();
    }
}
