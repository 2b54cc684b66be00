package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;

/** The findings about the MTA-STS policy that a domain serves over HTTPS (RFC 8461). */
public enum StsFinding implements FindingType {
    /** No MTA-STS policy is served (notice; RFC 8461 section 5.1). */
    MTA_STS_POLICY_MISSING(
            Severity.NOTICE,
            "no MTA-STS policy is served",
            "The MTA-STS record announces a policy, and the web server does not give it. Servers that send to this domain then"
                    + " act as if there were none, or keep an old one until it expires (RFC 8461 section 5.1). They follow no"
                    + " redirect (section 3.3).",
            "Serve the policy at https://mta-sts.DOMAIN/.well-known/mta-sts.txt with status 200, or remove the record."),
    /** The certificate of the MTA-STS policy host does not hold (warning; RFC 8461 section 3.3). */
    MTA_STS_POLICY_CERTIFICATE(
            Severity.WARNING,
            "the certificate of the MTA-STS policy host does not hold",
            "Servers that send to this domain take the policy only from a server whose certificate is valid for"
                    + " mta-sts.DOMAIN (RFC 8461 section 3.3).",
            "Get a certificate for mta-sts.DOMAIN from a public authority, and renew it in time."),
    /** The MTA-STS policy cannot be used (warning; RFC 8461 section 3.2). */
    MTA_STS_POLICY_INVALID(
            Severity.WARNING,
            "the MTA-STS policy cannot be used",
            "Servers that send to this domain ignore a policy that breaks the form of RFC 8461 section 3.2. It protects"
                    + " nothing.",
            "Correct the policy file, then give the record a new id."),
    /** The MTA-STS policy does not name an MX host (warning; RFC 8461 section 5). */
    MTA_STS_MX_NOT_LISTED(
            Severity.WARNING,
            "the MTA-STS policy does not name an MX host",
            "With mode enforce servers that send to this domain do not deliver to a host that the policy does not name (RFC"
                    + " 8461 section 5): bounces and replies are lost.",
            "Add each MX host to the policy, then give the record a new id."),
    /** The MTA-STS policy expires within a day (notice; RFC 8461 section 10). */
    MTA_STS_MAX_AGE(
            Severity.NOTICE,
            "the MTA-STS policy expires within a day",
            "Senders keep the policy for max_age seconds. In the time after it an attacker who blocks the fetch switches the"
                    + " policy off (RFC 8461 section 10). Weeks are usual; Google asks for at least 86400.",
            "Set max_age to at least 604800 (a week), then give the record a new id."),
    /** The MTA-STS policy is only tested (info; RFC 8461 section 5). */
    MTA_STS_TESTING(
            Severity.INFO,
            "the MTA-STS policy is only tested",
            "With mode testing senders report failures and deliver all the same (RFC 8461 section 5).",
            "When the TLS reports show no failure, set mode to enforce and give the record a new id."),
    /** The MTA-STS policy changed and its id did not (warning; RFC 8461 section 3.3). */
    MTA_STS_ID_UNCHANGED(
            Severity.WARNING,
            "the MTA-STS policy changed and its id did not",
            "Senders fetch a policy again only when the id in the record changes, or when the old one expires (RFC 8461 section"
                    + " 3.3). Until then they apply the old policy.",
            "Give the record _mta-sts.DOMAIN a new id.");

    private final FindingDescription description;

    StsFinding(Severity severity, String title, String explanation, String action) {
        this.description = new FindingDescription(
                severity, title, explanation, Remedy.of(Actor.YOU, action, TimeToEffect.NEW_KEY));
    }

    @Override
    public CheckArea area() {
        return CheckArea.PUBLISHED_NAMES;
    }

    @Override
    public FindingDescription description() {
        return description;
    }
}
