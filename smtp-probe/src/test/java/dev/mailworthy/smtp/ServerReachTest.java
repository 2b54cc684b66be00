package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ProbedServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether one receiver's own servers answered, by the name of the host that was called. */
class ServerReachTest {

    private static EgressPath path(IpFamily family, String domain, String host, AttemptOutcome outcome) {
        return new EgressPath(
                new OutgoingPort(Optional.empty(), family, 25),
                new ProbedServer(
                        domain, domain, Optional.of(DomainName.parse(host)), Optional.empty(), EgressPath.Role.TARGET),
                new AttemptResult(outcome, 1, ""),
                1,
                Optional.empty());
    }

    private static Optional<Answer<String>> answer(EgressPath... paths) {
        EgressReport report = new EgressReport(List.of(paths), List.of(), HostVerdict.UNKNOWN, List.of());
        DomainName suffix = DomainName.parse("relays.test");
        return ServerReach.fact(report, "Relays", host -> host.isAtOrBelow(suffix))
                .map(fact -> fact.answer());
    }

    @Test
    void aReceiverWhoseHostsDidNotAnswerIsUnanswered() {
        EgressPath lost = path(IpFamily.IPV4, "mail.test", "mx1.relays.test", AttemptOutcome.SYN_TIMEOUT);
        EgressPath other = path(IpFamily.IPV4, "other.test", "mx.other.test", AttemptOutcome.BANNER_OK);
        assertThat(answer(lost, other))
                .hasValueSatisfying(open -> assertThat(open).isInstanceOf(Answer.Unanswered.class));
    }

    @Test
    void oneFamilyOverWhichAHostAnswersIsEnough() {
        EgressPath lost = path(IpFamily.IPV4, "mail.test", "mx1.relays.test", AttemptOutcome.EHLO_UNANSWERED);
        EgressPath well = path(IpFamily.IPV6, "mail.test", "mx1.relays.test", AttemptOutcome.BANNER_OK);
        assertThat(answer(lost, well)).contains(Answer.absent());
    }

    @Test
    void aReceiverThatWasNotCalledHasNoFact() {
        assertThat(answer(path(IpFamily.IPV4, "other.test", "mx.other.test", AttemptOutcome.BANNER_OK)))
                .isEmpty();
        assertThat(answer(path(IpFamily.IPV4, "mail.test", "mx1.relays.test", AttemptOutcome.NAME_FAIL)))
                .isEmpty();
    }
}
