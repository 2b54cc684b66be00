package dev.mailworthy.cli.recording;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.dns.ValidatedDns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Gives the recorded result of each DNSSEC proof. Nothing is proved again. */
final class ReplayValidatedDns implements ValidatedDns {

    private static final String MISSING = "the question was not recorded";

    private final Map<DnsQuestion, ValidatedAnswer> answers = new HashMap<>();

    ReplayValidatedDns(List<RecordedProof> proofs) {
        proofs.forEach(proof -> answers.put(proof.question(), proof.answer()));
    }

    @Override
    public CompletableFuture<ValidatedAnswer> validate(DnsQuestion question) {
        ValidatedAnswer answer = answers.get(question);
        return CompletableFuture.completedFuture(answer == null ? missing() : answer);
    }

    private static ValidatedAnswer missing() {
        return new ValidatedAnswer(
                new DnsAnswer.Skipped(Reason.SKIPPED, MISSING, DnsAnswer.Origin.none("the record")),
                DnssecStatus.UNANSWERED,
                MISSING);
    }
}
