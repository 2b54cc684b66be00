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
 * How well a resolver serves queries to lists.
 *
 * @param resolvers the addresses of the resolvers
 * @param traits the properties that the resolver's answers show
 * @param lists the results of the lists' test entries through it
 * @param findings what is wrong with the resolver
 * @param confirmed what was proved
 * @param unanswered what has no answer; it is not a pass
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
     * Properties that a resolver's answers show.
     *
     * @param asksFrom the address that lists see; absent if the test server gave none
     * @param invented the answer for a name that does not exist; absent is correct
     * @param validates present, with the observation, if the resolver refuses forged data (RFC 4035)
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
