package dev.mailworthy.core.posture;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.DnsRecord;
import java.util.List;

/**
 * What a domain and its addresses publish.
 *
 * @param mx the domain's MX records
 * @param addresses one entry for each sending address, in the order of the request
 * @param findings what is wrong or worth knowing
 * @param confirmed what was proved
 * @param unanswered what has no answer; it is not a pass
 */
public record PostureReport(
        Answer<List<DnsRecord.Mx>> mx,
        List<AddressPosture> addresses,
        List<Finding> findings,
        List<Confirmed> confirmed,
        List<UnansweredCheck> unanswered)
        implements Report {
    public PostureReport {
        addresses = List.copyOf(addresses);
        findings = List.copyOf(findings);
        confirmed = List.copyOf(confirmed);
        unanswered = List.copyOf(unanswered);
    }
}
