package dev.mailworthy.cli.world;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.dns.ValidatedDns;
import java.util.concurrent.CompletableFuture;

/** A validating resolver that can be stopped. Then waiting and later questions are unanswered at once. */
public final class StoppableValidatedDns implements ValidatedDns {

    private final ValidatedDns port;
    private final CompletableFuture<ValidatedAnswer> stopped = new CompletableFuture<>();

    public StoppableValidatedDns(ValidatedDns port, Stop stop) {
        this.port = port;
        stop.whenStopped(() -> stopped.complete(ended()));
    }

    private static ValidatedAnswer ended() {
        String detail = "the run ended first";
        return new ValidatedAnswer(
                new DnsAnswer.Skipped(Reason.SKIPPED, detail, DnsAnswer.Origin.unsent()),
                DnssecStatus.UNANSWERED,
                detail);
    }

    @Override
    public CompletableFuture<ValidatedAnswer> validate(DnsQuestion question) {
        return stopped.isDone() ? stopped.copy() : port.validate(question).applyToEither(stopped, answer -> answer);
    }
}
