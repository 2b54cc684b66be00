package dev.mailworthy.spf;

import dev.mailworthy.core.dns.Dns;
import java.time.Clock;

/** Evaluates SPF. Safe for use by many threads. */
public final class Spf {

    private final Dns dns;
    private final Clock clock;

    private Spf(Dns dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
    }

    public static Spf over(Dns dns) {
        return new Spf(dns, Clock.systemUTC());
    }

    /** The same, with another clock for the time budget. */
    public Spf withClock(Clock replacement) {
        return new Spf(dns, replacement);
    }

    /**
     * check_host() (RFC 7208 section 4) for the MAIL FROM identity, or for postmaster at the HELO name when the
     * reverse-path is null (section 2.4). Blocks for at most about 20 s, plus one question's deadline.
     */
    public SpfCheck check(SpfRequest request) {
        return new Evaluation(request, new Lookups(dns, clock)).run();
    }
}
