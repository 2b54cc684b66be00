package dev.mailworthy.spf;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;

/** What can be found about a sending address by SPF. */
public enum SpfFinding implements FindingType {
    SPF_MISSING(
            Severity.ERROR,
            "no SPF record",
            "Without a record the result is none (RFC 7208 section 2.6.1). Gmail and Yahoo ask every sender for SPF or"
                    + " DKIM, and bulk senders for both.",
            "Publish one SPF record that names every sending address."),
    SPF_FAIL(
            Severity.BLOCKER,
            "SPF says that the address may not send",
            "The domain's own record ends in fail for this address (RFC 7208 section 2.6.4); receivers may refuse such"
                    + " mail at once.",
            "Add the sending address to the domain's SPF record."),
    SPF_SOFTFAIL(
            Severity.ERROR,
            "SPF says that the address probably may not send",
            "The record ends in softfail for this address (RFC 7208 section 2.6.5), which counts as not passing for"
                    + " DMARC and for Gmail's and Yahoo's rules.",
            "Add the sending address to the domain's SPF record."),
    SPF_NEUTRAL(
            Severity.WARNING,
            "SPF does not name the address",
            "The result is neutral (RFC 7208 section 2.6.2), which receivers treat like none.",
            "Add the sending address to the domain's SPF record."),
    SPF_PERMERROR(
            Severity.ERROR,
            "the SPF record cannot be evaluated",
            "The result is permerror (RFC 7208 section 2.6.7): a syntax error, a limit of section 4.6.4, or an included"
                    + " domain without a record. It holds for every address alike.",
            "Correct the SPF record.");

    private final Severity severity;
    private final String title;
    private final String explanation;
    private final Remedy remedy;

    SpfFinding(Severity severity, String title, String explanation, String action) {
        this.severity = severity;
        this.title = title;
        this.explanation = explanation;
        this.remedy = Remedy.of(Actor.DNS_HOST, action, "the record's TTL");
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String explanation() {
        return explanation;
    }

    @Override
    public Remedy remedy() {
        return remedy;
    }
}
