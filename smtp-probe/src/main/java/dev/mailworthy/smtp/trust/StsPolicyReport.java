package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;
import java.util.Optional;

/**
 * The result of an {@link StsPolicyCheck}.
 *
 * @param published what the domain publishes; empty without a record, without an answer, or when the policy cannot be used
 * @param findings what is wrong with the policy
 * @param confirmed what was proved
 * @param unanswered what has no answer; it is not a pass
 */
public record StsPolicyReport(
        Optional<Published> published,
        List<Finding> findings,
        List<Confirmed> confirmed,
        List<UnansweredCheck> unanswered)
        implements Report {
    public StsPolicyReport {
        findings = List.copyOf(findings);
        confirmed = List.copyOf(confirmed);
        unanswered = List.copyOf(unanswered);
    }

    /**
     * A policy with the id that announces it.
     *
     * @param id of the record at {@code _mta-sts} (RFC 8461 section 3.1)
     * @param policy the document
     */
    public record Published(String id, StsPolicy policy) {

        /**
         * {@return whether the policy is another one than before, although the id is the same, so that senders keep the old one}
         *
         * @param before of an earlier check
         */
        public boolean isHiddenChangeOf(Published before) {
            return id.equals(before.id) && !policy.equals(before.policy);
        }
    }

    /** A report about a domain that announces no policy. */
    static StsPolicyReport nothing() {
        return new StsPolicyReport(Optional.empty(), List.of(), List.of(), List.of());
    }
}
