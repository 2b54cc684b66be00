package dev.mailworthy.cli.recording;

import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.dns.ValidatedDns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the results of a validating resolver, without the signatures. A repeated question gets the first result again. */
final class RecordingValidatedDns implements ValidatedDns {

    private final ValidatedDns port;
    private final Map<DnsQuestion, CompletableFuture<ValidatedAnswer>> asked = new ConcurrentHashMap<>();
    private final List<RecordedProof> proofs = new ArrayList<>();

    RecordingValidatedDns(ValidatedDns port) {
        this.port = port;
    }

    @Override
    public CompletableFuture<ValidatedAnswer> validate(DnsQuestion question) {
        return asked.computeIfAbsent(question, this::fresh).copy();
    }

    private CompletableFuture<ValidatedAnswer> fresh(DnsQuestion question) {
        return port.validate(question).whenComplete((answer, bug) -> {
            if (answer != null) {
                keep(new RecordedProof(question, answer));
            }
        });
    }

    private synchronized void keep(RecordedProof proof) {
        proofs.add(proof);
    }

    /** All {@link DnsQuestion questions} with their results so far, in the order of the results. */
    synchronized List<RecordedProof> proofs() {
        return List.copyOf(proofs);
    }
}
