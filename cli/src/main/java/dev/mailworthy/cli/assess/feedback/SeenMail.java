package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.aggregate.AggregateReport;
import dev.mailworthy.smtp.feedback.aggregate.AlignedOutcome;
import dev.mailworthy.smtp.feedback.aggregate.DkimOutcome;
import dev.mailworthy.smtp.feedback.aggregate.OverrideType;
import dev.mailworthy.smtp.feedback.aggregate.RecordFacts;
import dev.mailworthy.smtp.feedback.aggregate.ReportCell;
import dev.mailworthy.smtp.feedback.aggregate.SignedDomain;
import dev.mailworthy.smtp.feedback.aggregate.SpfDomain;
import dev.mailworthy.smtp.feedback.aggregate.SpfOutcome;
import dev.mailworthy.smtp.feedback.report.IdentityGap;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Mail that one receiver saw on one day with equal results, and whether its report counts.
 *
 * @param cell as the receiver reports it
 * @param trust whether it is proved who reports
 */
public record SeenMail(ReportCell cell, ReportTrust trust) {

    /**
     * The mail of a report.
     *
     * @param files whether the user vouches for reports that come without a mail around them
     */
    public static Stream<SeenMail> of(AggregateReport report, FileTrust files) {
        return report.cells().map(cell -> new SeenMail(cell, trust(report.reporter(), files)));
    }

    /** Whether a report of this sender counts. A mail that proves nothing is never vouched for. */
    public static ReportTrust trust(ReporterIdentity reporter, FileTrust files) {
        boolean isFile =
                reporter instanceof ReporterIdentity.Unauthenticated unproved && unproved.why() == IdentityGap.NO_MAIL;
        return reporter instanceof ReporterIdentity.Authenticated || isFile && files == FileTrust.TRUSTED
                ? ReportTrust.AUTHENTICATED
                : ReportTrust.UNAUTHENTICATED;
    }

    public boolean isTrusted() {
        return trust == ReportTrust.AUTHENTICATED;
    }

    public DomainName domain() {
        return cell.policyDomain();
    }

    /** The receiver: the domain that is proved, or else the name that it gives itself. */
    public String reporter() {
        return cell.reporter().map(DomainName::toString).orElse(cell.organization());
    }

    public LocalDate day() {
        return cell.day();
    }

    public long messages() {
        return cell.messages();
    }

    public RecordFacts facts() {
        return cell.facts();
    }

    public Optional<IpAddress> source() {
        return facts().source();
    }

    /** Whether the receiver found an aligned pass; empty if the report does not say. */
    public Optional<AlignedOutcome> dmarc() {
        return facts().dmarc();
    }

    boolean isSpfAligned() {
        return facts().spf().equals(Optional.of(AlignedOutcome.PASS));
    }

    boolean isDkimAligned() {
        return facts().dkim().equals(Optional.of(AlignedOutcome.PASS));
    }

    /** Whether the receiver says that the mail took a way over another host. */
    public boolean wasForwarded() {
        return facts().reasons().stream()
                .flatMap(reason -> reason.type().value().stream())
                .anyMatch(type -> type == OverrideType.FORWARDED
                        || type == OverrideType.MAILING_LIST
                        || type == OverrideType.TRUSTED_FORWARDER);
    }

    /** Whether a domain belongs to the owner of the policy: it is the policy's domain, above it or below it. */
    boolean isOwn(DomainName other) {
        return other.isAtOrBelow(domain())
                || domain().isAtOrBelow(other) && other.labels().size() > 1;
    }

    /** The domains with a valid signature. */
    public Stream<DomainName> signedBy() {
        return facts().signatures().stream()
                .filter(signed -> signed.result().equals(Optional.of(DkimOutcome.PASS)))
                .map(SignedDomain::domain);
    }

    /** The domains for which SPF passed. */
    Stream<DomainName> sentBy() {
        return facts().spfDomains().stream()
                .filter(spf -> spf.result().equals(Optional.of(SpfOutcome.PASS)))
                .map(SpfDomain::domain);
    }
}
