package dev.mailworthy.smtp.host.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
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

class FilterReaderTest {

    private static final LocalUser MAILER = new LocalUser("mailer", OptionalLong.of(101), OptionalLong.of(105));
    private static final Outgoing MAIL = new Outgoing(IpFamily.IPV4, 25, List.of(IpAddress.parse("198.51.100.7")));

    /** A user who may not read the packet filter still sees the rule of routing. */
    @Test
    void theReaderShowsTheRuleOfRoutingWithoutThePacketFilter() {
        FilterReader reader = new FilterReader(
                MAILER,
                List.of(MAILER),
                options -> Optional.empty(),
                family -> family == IpFamily.IPV4
                        ? Optional.of("5:\tfrom all ipproto tcp dport 25 prohibit\n32766:\tfrom all lookup main\n")
                        : Optional.empty());
        LocalEffect four = reader.on(MAIL);
        assertThat(four.refusal())
                .isInstanceOfSatisfying(
                        Answer.Present.class,
                        found -> assertThat(((LocalRule) found.value()).text())
                                .isEqualTo("5: from all ipproto tcp dport 25 prohibit (ip -4 rule)"));
        LocalEffect six = reader.on(new Outgoing(IpFamily.IPV6, 25, List.of()));
        assertThat(six.refusal()).isInstanceOf(Answer.Unanswered.class);
    }

    /** An empty packet filter. */
    private static FilterReader withoutFilter(Optional<String> routing) {
        return new FilterReader(
                MAILER,
                List.of(MAILER),
                options ->
                        Optional.of(new ProgramOutput(options.contains("-j") ? "{\"nftables\": []}" : "", "", false)),
                family -> routing);
    }

    @Test
    void rulesOfRoutingThatAreNotReadLeaveTheQuestionOpen() {
        assertThat(withoutFilter(Optional.of("32766:\tfrom all lookup main\n"))
                        .on(MAIL)
                        .refusal())
                .isInstanceOf(Answer.Absent.class);
        assertThat(withoutFilter(Optional.empty()).on(MAIL).refusal())
                .isInstanceOfSatisfying(
                        Answer.Unanswered.class,
                        open -> assertThat(open.detail())
                                .isEqualTo("the rules of routing are not read; look yourself: ip -4 rule list"));
    }
}
