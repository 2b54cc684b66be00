package dev.mailworthy.smtp.feedback;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How reports are read.
 *
 * @param clock decides which periods lie in the future, and which signatures have expired
 * @param dns is asked for keys and DMARC records; empty leaves all reports unauthenticated
 * @param trustedServers names in Authentication-Results that the user trusts (authserv-id, RFC 8601 section 2.5), in small letters
 * @param about the domains whose reports are wanted, with all names below them; empty for all
 */
public record FeedbackOptions(Clock clock, Optional<Dns> dns, Set<String> trustedServers, Set<DomainName> about) {
    public FeedbackOptions {
        Objects.requireNonNull(clock, "clock");
        trustedServers = Set.copyOf(trustedServers);
        about = Set.copyOf(about);
    }

    /**
     * {@return options that leave all reports unauthenticated}
     *
     * @param clock decides which periods lie in the future
     */
    public static FeedbackOptions offline(Clock clock) {
        return new FeedbackOptions(clock, Optional.empty(), Set.of(), Set.of());
    }

    /**
     * {@return options that prove senders by DKIM}
     *
     * @param dns is asked for keys and DMARC records
     * @param clock decides which periods lie in the future
     */
    public static FeedbackOptions over(Dns dns, Clock clock) {
        return new FeedbackOptions(clock, Optional.of(dns), Set.of(), Set.of());
    }

    /**
     * {@return these options with trusted servers}
     *
     * @param servers names in Authentication-Results, in small letters
     */
    public FeedbackOptions trusting(Set<String> servers) {
        return new FeedbackOptions(clock, dns, servers, about);
    }

    /**
     * {@return these options for reports about some domains alone}
     *
     * @param domains with all names below them
     */
    public FeedbackOptions about(Set<DomainName> domains) {
        return new FeedbackOptions(clock, dns, trustedServers, domains);
    }
}
