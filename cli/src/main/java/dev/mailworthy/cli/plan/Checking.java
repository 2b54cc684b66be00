package dev.mailworthy.cli.plan;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.core.dns.Dns;
import java.util.Optional;

/** Runs a check over a DNS. */
@FunctionalInterface
public interface Checking {

    /**
     * @param first the result of the first check, whose addresses and ports later checks reuse; empty for the first
     *     check
     */
    CheckReport check(Dns dns, Optional<CheckReport> first);
}
