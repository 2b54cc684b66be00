package dev.mailworthy.cli.assess.outcome;

import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The first line of a report as data: the verdict, whose mail it is about, and why.
 *
 * @param addresses the sending addresses, empty if they are not known
 * @param ruling the verdict and the receivers
 * @param causes the problems that decide; empty if none does
 * @param open the unanswered checks that decide, by what answers them; empty unless the verdict is {@link Verdict#INCONCLUSIVE}
 * @param rootCause the one cause that leaves these checks without an answer, if there is one
 */
public record Headline(
        DomainName domain,
        List<IpAddress> addresses,
        OverallVerdict ruling,
        List<Problem> causes,
        List<Gap> open,
        Optional<RootCause> rootCause) {
    public Headline {
        addresses = List.copyOf(addresses);
        causes = List.copyOf(causes);
        open = List.copyOf(open);
    }

    /** The headline of a run with these problems and unanswered checks. */
    public static Headline of(
            DomainName domain,
            List<IpAddress> addresses,
            OverallVerdict ruling,
            NumberedProblems problems,
            List<UnansweredCheck> unanswered,
            Optional<RootCause> rootCause) {
        return new Headline(
                domain,
                addresses,
                ruling,
                causes(ruling, problems),
                ruling.verdict() == Verdict.INCONCLUSIVE ? Gap.of(unanswered) : List.of(),
                rootCause);
    }

    public Verdict verdict() {
        return ruling.verdict();
    }

    /** The sending addresses that the causes are about; all of them if a cause is about none. */
    public List<IpAddress> affected() {
        Set<IpAddress> about = new HashSet<>();
        for (Problem problem : causes) {
            List<Particular.Address> named = problem.findings().stream()
                    .flatMap(finding -> finding.particulars(Particular.Address.class).stream())
                    .toList();
            if (named.isEmpty()) {
                return addresses;
            }
            named.forEach(each -> about.add(each.address()));
        }
        List<IpAddress> affected = addresses.stream().filter(about::contains).toList();
        return affected.isEmpty() ? addresses : affected;
    }

    private static List<Problem> causes(OverallVerdict ruling, NumberedProblems problems) {
        if (ruling.verdict() == Verdict.READY) {
            return List.of();
        }
        List<Problem> refused = problems.all().stream()
                .filter(problem -> problem.severity() == Severity.BLOCKER && !ruling.chosen()
                        || problem.findings().stream()
                                .anyMatch(
                                        finding -> !ruling.refusingFor(finding).isEmpty()))
                .toList();
        return refused.isEmpty() ? problems.from(Severity.WARNING) : refused;
    }
}
