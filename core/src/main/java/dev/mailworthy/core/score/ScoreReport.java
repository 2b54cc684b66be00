package dev.mailworthy.core.score;

import java.util.List;
import java.util.Optional;

/**
 * The {@link Score} and its parts.
 *
 * @param shown empty if the coverage is less than {@link ScoreModel#shownFrom()}
 * @param computed the score whatever its coverage, for comparisons
 * @param logOdds the log-odds that mail is unwanted, in nats
 * @param contributions of answered evidence, in the order of the model, the prior first
 * @param unanswered the {@linkplain ScoreModel.Item#name() names} of unanswered evidence
 * @param model the version of the model
 */
public record ScoreReport(
        Optional<Score> shown,
        Score computed,
        double logOdds,
        List<Contribution> contributions,
        List<String> unanswered,
        String model) {
    public ScoreReport {
        contributions = List.copyOf(contributions);
        unanswered = List.copyOf(unanswered);
    }
}
