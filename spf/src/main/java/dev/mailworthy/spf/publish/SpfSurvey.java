package dev.mailworthy.spf.publish;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.spf.result.SpfLimits;
import java.util.List;

/**
 * The addresses that a domain's record authorises, and its cost, independent of a client.
 *
 * @param domain that has the record
 * @param root the record of the domain itself
 * @param authorised the addresses that get a pass, as far as that does not depend on the message
 * @param txtOctets all TXT records at the domain together (RFC 7208 section 3.4); 0 if not known
 * @param queries questions that the survey asked
 * @param findings of the tree
 * @param unanswered questions without an answer
 */
public record SpfSurvey(
        DomainName domain,
        SurveyNode root,
        AddressSet authorised,
        int txtOctets,
        int queries,
        List<Finding> findings,
        List<UnansweredCheck> unanswered)
        implements Report {
    public SpfSurvey {
        findings = List.copyOf(findings);
        unanswered = List.copyOf(unanswered);
    }

    /** {@return the number of terms that need the DNS if no term matches before the end} */
    public int dnsTerms() {
        return root.dnsTerms();
    }

    /** {@return look-ups that find nothing now for a client of {@link #voidFamily}, by the strictest receiver's counting} */
    public int voidLookups() {
        return root.voidLookups(voidFamily());
    }

    /** {@return the family whose clients cost more void look-ups, among those that the record lets pass} */
    public IpFamily voidFamily() {
        return root.costlierFamily();
    }

    @Override
    public List<Confirmed> confirmed() {
        boolean fine = findings.stream().allMatch(finding -> finding.severity().compareTo(Severity.NOTICE) < 0);
        SpfLimits limits = SpfLimits.rfc7208();
        return fine && unanswered.isEmpty()
                ? List.of(new Confirmed(
                        "SPF record of " + domain,
                        dnsTerms() + " of " + limits.dnsTerms() + " terms, " + voidLookups() + " of "
                                + limits.voidLookups() + " void"))
                : List.of();
    }
}
