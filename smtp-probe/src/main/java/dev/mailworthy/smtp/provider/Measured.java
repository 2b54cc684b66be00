package dev.mailworthy.smtp.provider;

import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.PortVerdict;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What one run says about the way out, port by port. */
record Measured(List<PortVerdict> verdicts) {

    /** Greetings that refuse come from the far end: the way there is open. */
    private static final Set<EgressVerdict> OPEN = Set.of(EgressVerdict.OPEN, EgressVerdict.REPUTATION_BLOCKED);

    private static final Set<EgressVerdict> CLOSED =
            Set.of(EgressVerdict.BLOCKED_DROP, EgressVerdict.BLOCKED_REJECT_RST, EgressVerdict.BLOCKED_REJECT_ICMP);

    public static Measured of(EgressReport report) {
        return new Measured(report.verdicts());
    }

    static boolean isOpen(EgressVerdict verdict) {
        return OPEN.contains(verdict);
    }

    /** Closed by somebody between this machine and the targets. */
    static boolean isClosed(EgressVerdict verdict) {
        return CLOSED.contains(verdict);
    }

    /** Where the provider is the one to ask. */
    static boolean isProviders(EgressVerdict verdict) {
        return isClosed(verdict) || verdict == EgressVerdict.THROTTLED;
    }

    /** Ports of which this holds over some family, from some address; smallest first. */
    List<Integer> ports(Predicate<EgressVerdict> holds) {
        return verdicts.stream()
                .filter(port -> holds.test(port.verdict()))
                .map(PortVerdict::port)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether a port was measured, and this holds wherever it could be measured. */
    boolean everywhere(int port, Predicate<EgressVerdict> holds) {
        List<PortVerdict> measured = verdicts.stream()
                .filter(verdict -> verdict.port() == port && verdict.verdict() != EgressVerdict.NO_FAMILY)
                .toList();
        return !measured.isEmpty() && measured.stream().allMatch(verdict -> holds.test(verdict.verdict()));
    }

    boolean isMeasured(int port) {
        return everywhere(port, verdict -> true);
    }
}
