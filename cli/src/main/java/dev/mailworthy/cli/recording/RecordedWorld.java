package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.world.ResolverChoice;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import java.util.List;
import java.util.Optional;

/**
 * What a run learned from outside.
 *
 * @param exchanges DNS questions with their answers, in the order of the answers
 * @param proofs the results of the validating resolver; empty when the run had none, as in records of older versions
 * @param policy what the web server gave as the MTA-STS policy; empty when it was not asked
 * @param logo what the web server gave as the logo of the BIMI record; empty when it was not asked
 * @param resolver the DNS resolvers; empty in records of older versions
 */
record RecordedWorld(
        RecordedHost host,
        List<RecordedExchange> exchanges,
        Optional<List<RecordedProof>> proofs,
        SeenPorts ports,
        Optional<HttpsFetcher.Fetched> policy,
        Optional<HttpsFetcher.Fetched> logo,
        Optional<ResolverChoice> resolver) {
    RecordedWorld {
        exchanges = List.copyOf(exchanges);
        proofs = proofs.map(List::copyOf);
    }
}
