package dev.mailworthy.cli.recording;

import java.util.List;
import java.util.Optional;

/**
 * What a run learned from outside.
 *
 * @param exchanges DNS questions with their answers, in the order of the answers
 * @param proofs the results of the validating resolver; empty when the run had none, as in records of older versions
 */
record RecordedWorld(
        RecordedHost host, List<RecordedExchange> exchanges, Optional<List<RecordedProof>> proofs, SeenPorts ports) {
    RecordedWorld {
        exchanges = List.copyOf(exchanges);
        proofs = proofs.map(List::copyOf);
    }
}
