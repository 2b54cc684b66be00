package dev.mailworthy.smtp.feedback.proof;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.DmarcView;
import dev.mailworthy.core.posture.Posture;
import dev.mailworthy.smtp.feedback.report.IdentityGap;
import dev.mailworthy.smtp.feedback.report.IdentityProof;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity.Authenticated;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity.Unauthenticated;
import dev.mailworthy.smtp.message.MailMessage;
import dev.mailworthy.smtp.message.SignatureCheck;
import dev.mailworthy.smtp.message.SignatureOutcome;
import dev.mailworthy.smtp.message.SigningService;
import dev.mailworthy.smtp.message.VerifiedSignature;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proves the sender of a report by the mail that carried it: by a DKIM signature over the whole body that aligns with From, or by the
 * word of a trusted server. For one thread.
 */
public final class ReporterProof {

    private final Optional<SignatureCheck> signatures;
    private final Optional<DomainKinship> kinship;
    private final Optional<ReportDestination> destinations;
    private final Set<String> trusted;

    /**
     * @param dns is asked for keys and DMARC records; without it no signature is verified
     * @param trusted names of servers whose Authentication-Results count, in small letters
     */
    public ReporterProof(Optional<Dns> dns, Clock clock, Set<String> trusted) {
        this.signatures = dns.map(port -> SignatureCheck.over(port, clock));
        this.kinship = dns.map(port -> new DomainKinship(Posture.over(port)));
        this.destinations = dns.flatMap(port -> kinship.map(known -> new ReportDestination(port, known)));
        this.trusted = Set.copyOf(trusted);
    }

    /** The sender of a report of DMARC, or of a complaint: DMARC of the mail must pass. */
    public ReporterIdentity ofMail(MailMessage mail) {
        return identity(mail, SigningService.EMAIL, true);
    }

    /** The sender of a TLS report (RFC 8460 section 3): a signature with a key for this service. */
    public ReporterIdentity ofTlsReport(MailMessage mail) {
        return identity(mail, SigningService.TLSRPT, false);
    }

    /** The identity, unless the report names an address of another organization as the reporter. */
    public ReporterIdentity agreeing(ReporterIdentity identity, Optional<DomainName> named) {
        if (!(identity instanceof Authenticated known) || named.isEmpty()) {
            return identity;
        }
        DomainName other = named.get();
        if (known.domain().isAtOrBelow(other) || other.isAtOrBelow(known.domain())) {
            return identity;
        }
        if (kinship.isEmpty()) {
            return gap(IdentityGap.NO_DNS, "no DNS was given to compare " + known.domain() + " and " + other);
        }
        Answer<DomainName> common = kinship.get().common(known.domain(), other);
        if (common instanceof Answer.Unanswered<DomainName> silent) {
            return gap(IdentityGap.DNS_UNANSWERED, silent.detail());
        }
        return common instanceof Answer.Present
                ? identity
                : gap(
                        IdentityGap.OTHER_REPORTER,
                        "the mail proves " + known.domain() + ", and the report names " + other + " as the reporter");
    }

    /** The identity, unless the mail went to a domain that does not take reports about the policy domain. */
    public ReporterIdentity accepted(ReporterIdentity identity, MailMessage mail, DomainName policyDomain) {
        if (!(identity instanceof Authenticated)) {
            return identity;
        }
        Optional<Unauthenticated> gap = destinations.isPresent()
                ? destinations.get().check(mail, policyDomain)
                : ReportDestination.withoutDns(mail, policyDomain);
        return gap.isPresent() ? gap.get() : identity;
    }

    private ReporterIdentity identity(MailMessage mail, SigningService service, boolean isDmarc) {
        Optional<DomainName> from = mail.fromDomain();
        if (from.isEmpty()) {
            return gap(IdentityGap.FROM_UNCLEAR, "the mail has not exactly one address in From");
        }
        ReporterIdentity own = bySignature(mail, from.get(), service, isDmarc);
        if (own instanceof Authenticated || !isDmarc) {
            return own;
        }
        return TrustedResults.dmarcPass(mail, trusted)
                        .filter(from.get()::equals)
                        .isPresent()
                ? new Authenticated(from.get(), IdentityProof.AUTHENTICATION_RESULTS)
                : own;
    }

    private ReporterIdentity bySignature(MailMessage mail, DomainName from, SigningService service, boolean isDmarc) {
        if (mail.values("dkim-signature").isEmpty()) {
            return gap(IdentityGap.NOT_SIGNED, "the mail has no DKIM signature");
        }
        if (signatures.isEmpty() || kinship.isEmpty()) {
            return gap(IdentityGap.NO_DNS, "no DNS was given to verify the DKIM signature");
        }
        List<VerifiedSignature> verified = signatures.get().verify(mail, service);
        ReporterIdentity worst = new SignatureGaps(verified).gap();
        if (service == SigningService.TLSRPT && passes(signatures.get().verify(mail, SigningService.EMAIL), verified)) {
            worst = gap(IdentityGap.OTHER_SERVICE, "the key of the signature is not for the service tlsrpt");
        }
        for (VerifiedSignature signature : verified) {
            if (SignatureGaps.isWhole(signature)) {
                DomainName signer = signature.signature().orElseThrow().domain();
                ReporterIdentity identity = aligned(kinship.get().view(from, signer), from, signer, isDmarc);
                if (identity instanceof Authenticated) {
                    return identity;
                }
                worst = identity;
            }
        }
        return worst;
    }

    private static boolean passes(List<VerifiedSignature> asMail, List<VerifiedSignature> asReport) {
        return asMail.stream().anyMatch(VerifiedSignature::passes)
                && asReport.stream().noneMatch(VerifiedSignature::passes)
                && asReport.stream().noneMatch(signature -> signature.outcome() instanceof SignatureOutcome.Unanswered);
    }

    private static ReporterIdentity aligned(DmarcView view, DomainName from, DomainName signer, boolean isDmarc) {
        if (isDmarc && view.policy() instanceof Answer.Unanswered<String> silent) {
            return gap(IdentityGap.DNS_UNANSWERED, "DMARC record of " + from + ": " + silent.detail());
        }
        if (isDmarc && !(view.policy() instanceof Answer.Present)) {
            return gap(IdentityGap.NO_DMARC_RECORD, from + " has no DMARC record");
        }
        Answer<String> aligned = view.dkim().getOrDefault(signer, Answer.absent());
        if (aligned instanceof Answer.Unanswered<String> silent) {
            return gap(IdentityGap.DNS_UNANSWERED, "alignment of " + signer + ": " + silent.detail());
        }
        return aligned instanceof Answer.Present
                ? new Authenticated(from, IdentityProof.DKIM)
                : gap(IdentityGap.NOT_ALIGNED, "the signature of " + signer + " does not align with " + from);
    }

    static Unauthenticated gap(IdentityGap why, String detail) {
        return new Unauthenticated(why, detail);
    }
}
