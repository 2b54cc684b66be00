package dev.mailworthy.core.score;

import java.util.List;
import java.util.Optional;

/**
 * The score and how it came about.
 *
 * @param shown empty when less than half of the evidence's weight was answered
 * @param computed the same numbers in any case, for comparisons and tests
 * @param logOdds that mail is unwanted, in nats
 * @param contributions in the model's order, the prior first; what is unanswered adds nothing and is not among them
 * @param unanswered names of the evidence that is missing
 * @param model the model's version
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
