package dev.mailworthy.smtp.feedback.tls;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.util.List;

/**
 * The sessions of one policy. A session that DANE and MTA-STS govern stands under both policies: sums over policies count it twice.
 *
 * @param type the kind of policy
 * @param policy the lines of the policy or the TLSA records, safe to print
 * @param domain that the policy is for; absent with {@link TlsPolicyType#NO_POLICY_FOUND} of some reporters
 * @param mxHosts the MX patterns of the policy, safe to print
 * @param succeeded the number of sessions that fit the policy
 * @param failed the number of sessions that did not
 * @param failures details, which may add up to more or less than {@code failed}
 */
public record TlsPolicyResult(
        ReportField<TlsPolicyType> type,
        List<String> policy,
        ReportField<DomainName> domain,
        List<String> mxHosts,
        ReportField<Long> succeeded,
        ReportField<Long> failed,
        List<TlsFailure> failures) {
    public TlsPolicyResult {
        policy = List.copyOf(policy);
        mxHosts = List.copyOf(mxHosts);
        failures = List.copyOf(failures);
    }
}
