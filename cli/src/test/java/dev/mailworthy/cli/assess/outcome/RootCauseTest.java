package dev.mailworthy.cli.assess.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.render.RootCauseText;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.cli.world.ResolverChoice;
import dev.mailworthy.cli.world.SystemHostFacts;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RootCauseTest {

    private static final UnansweredCheck NAMES = new UnansweredCheck(
            CheckArea.PUBLISHED_NAMES, "MX of example.org", Reason.TIMEOUT, "no reply", Hint.Standard.CONNECT);

    private static final UnansweredCheck OWN_NAME = new UnansweredCheck(
            CheckArea.SENDER, "EHLO name", Reason.NOT_CONFIGURED, "no full host name", Hint.Standard.NAME_EHLO);

    private static Optional<RootCause> cause(Completeness how, Optional<Reason> silence, ResolverChoice.By by) {
        ResolverChoice resolver = new ResolverChoice(List.of(ResolverAddress.parse("192.0.2.53")), by);
        return RootCause.of(how, silence, SystemHostFacts.of(), Optional.of(resolver), List.of(NAMES, OWN_NAME));
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED,  SYSTEM,     RESOLVER_REFUSES, the DNS resolver 192.0.2.53:53 refuses to answer this machine",
        "SERVFAIL, OPTION,     RESOLVER_FAILS,   the DNS resolver 192.0.2.53:53 reports a failure for every question",
        "TIMEOUT,  EMPTY_FILE, NO_RESOLVER,      '/etc/resolv.conf names no resolver, so 192.0.2.53:53 is asked, and it does not answer'",
        "NO_CONNECTIVITY, NO_FILE, NO_RESOLVER,  '/etc/resolv.conf does not exist, so 192.0.2.53:53 is asked, and it does not answer'"
    })
    void silenceOfTheResolverIsOneCause(Reason reason, ResolverChoice.By by, RootCause.Kind kind, String words) {
        RootCause cause = cause(Completeness.COMPLETE, Optional.of(reason), by).orElseThrow();
        assertThat(cause.kind()).isEqualTo(kind);
        assertThat(RootCauseText.clause(cause)).isEqualTo(words);
        assertThat(cause.dependants()).containsExactly(NAMES);
        assertThat(cause.explains(OWN_NAME)).isFalse();
    }

    @Test
    void oneAnswerIsEnoughForNoCause() {
        assertThat(cause(Completeness.COMPLETE, Optional.empty(), ResolverChoice.By.SYSTEM))
                .isEmpty();
    }

    @Test
    void aStoppedRunBlamesNoResolver() {
        RootCause cause = cause(Completeness.STOPPED, Optional.of(Reason.TIMEOUT), ResolverChoice.By.SYSTEM)
                .orElseThrow();
        assertThat(cause.kind()).isEqualTo(RootCause.Kind.STOPPED);
        assertThat(cause.hint()).isEqualTo(Hint.Standard.RUN_AGAIN);
    }
}
