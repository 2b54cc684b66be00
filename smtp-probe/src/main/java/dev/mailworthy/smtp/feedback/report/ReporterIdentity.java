package dev.mailworthy.smtp.feedback.report;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.Printable;
import java.util.Objects;
import java.util.Optional;

/** Who sent a report, as far as it is proved. The name in the report is no proof: any sender can write any name. */
public sealed interface ReporterIdentity {

    /**
     * The mail that carried the report proves this domain.
     *
     * @param domain the domain in From of the mail
     * @param how what proves it
     */
    record Authenticated(DomainName domain, IdentityProof how) implements ReporterIdentity {
        public Authenticated {
            Objects.requireNonNull(domain, "domain");
            Objects.requireNonNull(how, "how");
        }
    }

    /**
     * Nothing proves who sent the report. It decides nothing, unless the user trusts its source.
     *
     * @param why for programs
     * @param detail one line for people
     */
    record Unauthenticated(IdentityGap why, String detail) implements ReporterIdentity {
        public Unauthenticated {
            Objects.requireNonNull(why, "why");
            detail = Printable.text(detail);
        }
    }

    /** {@return the proved domain; empty if none is proved} */
    default Optional<DomainName> proved() {
        return this instanceof Authenticated known ? Optional.of(known.domain()) : Optional.empty();
    }
}
