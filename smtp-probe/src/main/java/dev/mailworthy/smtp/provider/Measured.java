package dev.mailworthy.smtp.provider;

import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.PortVerdict;
import java.util.List;
import java.util.function.Predicate;

/** The {@link EgressVerdict verdicts} of one run, to be queried by port. */
record Measured(List<PortVerdict> verdicts) {

    public static Measured of(EgressReport report) {
        return new Measured(report.verdicts());
    }

    /** The ports with such a verdict over any family, from any source; in ascending order. */
    List<Integer> ports(Predicate<EgressVerdict> holds) {
        return verdicts.stream()
                .filter(port -> holds.test(port.verdict()))
                .map(PortVerdict::port)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether the port was tried, and every tried family and source has such a verdict. */
    boolean everywhere(int port, Predicate<EgressVerdict> holds) {
        List<PortVerdict> measured = verdicts.stream()
                .filter(verdict -> verdict.port() == port && verdict.verdict().wasTried())
                .toList();
        return !measured.isEmpty() && measured.stream().allMatch(verdict -> holds.test(verdict.verdict()));
    }

    boolean isMeasured(int port) {
        return everywhere(port, verdict -> true);
    }
}
