package dev.mailworthy.cli.plan;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.core.dns.Dns;
import java.util.Optional;

/** The main job over some DNS. */
@FunctionalInterface
public interface Checking {

    /**
     * @param first the first check, whose addresses and ports hold for the later ones; empty for the first itself
     */
    CheckReport check(Dns dns, Optional<CheckReport> first);
}
