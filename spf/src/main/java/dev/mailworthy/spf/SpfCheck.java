package dev.mailworthy.spf;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.result.AuthenticData;
import dev.mailworthy.spf.result.FailureReport;
import dev.mailworthy.spf.result.RejectionReply;
import dev.mailworthy.spf.result.SpfCause;
import dev.mailworthy.spf.result.SpfLedger;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import dev.mailworthy.spf.result.SpfStep;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one check_host() (RFC 7208 section 4). Immutable, and safe for use by many threads. The texts of trace and charges
 * are made on demand.
 */
public final class SpfCheck {

    private final SpfRequest request;
    private final String domain;
    private final Outcome outcome;
    private final RecordVisit root;
    private final Spending spending;
    private final Duration cacheableFor;

    SpfCheck(
            SpfRequest request,
            String domain,
            Outcome outcome,
            RecordVisit root,
            Spending spending,
            Duration cacheableFor) {
        this.request = request;
        this.domain = domain;
        this.outcome = outcome;
        this.root = root;
        this.spending = spending;
        this.cacheableFor = cacheableFor;
    }

    /** {@return the request} */
    @JsonProperty
    public SpfRequest request() {
        return request;
    }

    /** {@return the result of check_host() (RFC 7208 section 2.6)} */
    @JsonProperty
    public SpfResult result() {
        return outcome.result();
    }

    /** {@return the domain whose {@link SpfRecord record} was looked up} */
    @JsonProperty
    public String domain() {
        return domain;
    }

    /** {@return the domain owner's explanation of a fail} It is text from a third party: printable, but not to be trusted. */
    @JsonProperty
    public Optional<String> explanation() {
        return outcome.explanation();
    }

    /** {@return what decided: a term, the end of the record, or an error} */
    @JsonProperty
    public SpfCause cause() {
        return outcome.toCause();
    }

    /** {@return the domains from the checked one, over includes and redirects, to the one whose record decided} */
    @JsonProperty
    public List<String> path() {
        return root.pathTo(outcome.domain());
    }

    /** {@return the DNS look-ups, and the terms that caused them (RFC 7208 section 4.6.4)} */
    @JsonProperty
    public SpfLedger ledger() {
        return spending.ledger();
    }

    /**
     * {@return the SPF records that the domain publishes, in full length, one char for each octet} Several are a permerror (RFC
     * 7208 section 4.5). Empty if there is none, or if the DNS did not answer.
     */
    @JsonProperty
    public List<String> published() {
        return root.published();
    }

    /** {@return the SPF record of the domain, parsed} Empty if there is none or more than one. */
    public Optional<SpfRecord> record() {
        List<String> published = published();
        if (published.size() != 1) {
            return Optional.empty();
        }
        SpfParse parse = SpfRecord.parse(published.get(0));
        return parse instanceof SpfParse.Invalid invalid
                ? Optional.of(invalid.record())
                : Optional.of(((SpfParse.Valid) parse).record());
    }

    /** {@return every step in order, with its depth, for people} Programs read {@link #record()} and {@link #cause()}. */
    @JsonProperty
    public List<SpfStep> trace() {
        return root.steps();
    }

    /** {@return the domain's request for a report of this {@link SpfResult result} (RFC 6652)} */
    public Optional<FailureReport> failureReport() {
        return root.failureReport(domain, result());
    }

    /** {@return whether the resolver says that DNSSEC proved the answers} */
    @JsonProperty
    public AuthenticData dnssec() {
        return spending.dnssec();
    }

    /**
     * {@return how long the result is valid for this domain and address: the smallest TTL} Zero if it depends on a macro of the
     * sender (RFC 7208 section 7.3), or if the DNS did not answer.
     */
    @JsonProperty
    public Duration cacheableFor() {
        return cacheableFor;
    }

    /** {@return the SMTP reply for a server that acts on the result; for fail, temperror and permerror only} */
    public Optional<RejectionReply> suggestedReply() {
        return switch (result()) {
            case FAIL -> Optional.of(new RejectionReply(550, "5.7.23", "SPF validation failed"));
            case TEMPERROR -> Optional.of(new RejectionReply(451, "4.7.24", "SPF validation error, try again later"));
            case PERMERROR -> Optional.of(new RejectionReply(550, "5.7.24", "SPF validation error"));
            case NONE, NEUTRAL, PASS, SOFTFAIL -> Optional.empty();
        };
    }

    /** {@return the value of a Received-SPF field (RFC 7208 section 9.1), on one line} */
    public String receivedSpf() {
        return HeaderFields.receivedSpf(this);
    }

    /**
     * {@return the value of a Received-SPF field, folded (RFC 5322 section 2.2.3), to be written after {@code Received-SPF:} and
     * a space}
     */
    public String foldedReceivedSpf() {
        return HeaderFields.foldedReceivedSpf(this);
    }

    /** {@return the method's part of an Authentication-Results field (RFC 8601), on one line, without the authserv-id} */
    public String authenticationResults() {
        return HeaderFields.authenticationResults(this);
    }

    private List<Object> content() {
        return List.of(
                request,
                result(),
                domain,
                explanation(),
                cause(),
                path(),
                ledger(),
                published(),
                trace(),
                dnssec(),
                cacheableFor);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SpfCheck check && content().equals(check.content());
    }

    @Override
    public int hashCode() {
        return Objects.hash(request, domain, result());
    }

    /** The result with its request, on one line. */
    @Override
    public String toString() {
        return "SpfCheck[" + result().label() + " " + request + "]";
    }
}
