package dev.mailworthy.smtp;

import java.util.List;

/** Everything one egress run saw and concluded. */
public record EgressReport(List<EgressPath> paths, List<PortVerdict> verdicts, HostVerdict host) {
    public EgressReport {
        paths = List.copyOf(paths);
        verdicts = List.copyOf(verdicts);
    }
}
