package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.health.ListHealth;
import java.util.List;

/**
 * What a resolver is good for when lists are asked through it.
 *
 * @param resolvers the addresses that were asked
 * @param traits what the resolver's answers show about it
 * @param lists how the lists' own test entries came through
 */
public record ResolverDiagnosis(
        List<IpAddress> resolvers,
        Traits traits,
        List<ListHealth> lists,
        List<Finding> findings,
        List<Confirmed> confirmed,
        List<UnansweredCheck> unanswered)
        implements Report {

    /**
     * What a resolver's answers show about it.
     *
     * @param asksFrom the address that lists see; absent when the server that was asked for it gave none
     * @param invented what the resolver answered for a name that does not exist; absent is as it should be
     * @param validates present, with a word for it, when the resolver refuses forged data (RFC 4035)
     */
    public record Traits(Answer<IpAddress> asksFrom, Answer<String> invented, Answer<String> validates) {}

    public ResolverDiagnosis {
        resolvers = List.copyOf(resolvers);
        lists = List.copyOf(lists);
        findings = List.copyOf(findings);
        confirmed = List.copyOf(confirmed);
        unanswered = List.copyOf(unanswered);
    }
}
