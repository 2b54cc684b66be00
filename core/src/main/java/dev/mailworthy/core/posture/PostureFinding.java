package dev.mailworthy.core.posture;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;

/** What can be found about a domain's and an address's published names. */
public enum PostureFinding implements FindingType {
    DOMAIN_MISSING(
            Severity.BLOCKER,
            "the domain does not exist",
            "The DNS says that there is no such name. Yahoo asks for the SOA of the MAIL FROM domain and refuses mail"
                    + " without one; replies and bounces have nowhere to go.",
            Actor.DNS_HOST,
            "Register the domain or correct its spelling, and delegate it to working name servers."),
    MX_MISSING(
            Severity.WARNING,
            "no MX record",
            "Without MX, senders fall back to the domain's own address (RFC 5321 section 5.1). Bounces may get lost, and"
                    + " some receivers distrust a sender that cannot be answered.",
            Actor.DNS_HOST,
            "Publish an MX record for the domain."),
    MX_NULL(
            Severity.ERROR,
            "the domain says it takes no mail",
            "A null MX (RFC 7505) tells receivers that nothing sent from here can be answered; section 4.2 warns against"
                    + " sending from such a domain.",
            Actor.DNS_HOST,
            "Replace the null MX by the name of a host that takes mail for the domain."),
    MX_DANGLING(
            Severity.ERROR,
            "an MX host has no address",
            "The name in the MX record has neither A nor AAAA, so mail for the domain, bounces included, cannot be"
                    + " delivered there.",
            Actor.DNS_HOST,
            "Give the MX host an A or AAAA record, or name another host."),
    PTR_MISSING(
            Severity.BLOCKER,
            "the sending address has no reverse name",
            "Gmail, Outlook.com, Yahoo and many others refuse mail from an address without a PTR record (Gmail: 550"
                    + " 5.7.25). Only whoever owns the address can publish one: the provider, usually in its panel.",
            Actor.PROVIDER,
            "Set the reverse name (PTR) of the address to the name that the mail server gives in EHLO."),
    PTR_UNCONFIRMED(
            Severity.BLOCKER,
            "the reverse name does not lead back",
            "None of the names in PTR has an A or AAAA record with this very address. Receivers treat an unconfirmed"
                    + " reverse name as none (forward-confirmed reverse DNS; RFC 8601 section 2.7.3, iprev).",
            Actor.DNS_HOST,
            "Publish an A or AAAA record for the reverse name with the sending address."),
    EHLO_PTR_MISMATCH(
            Severity.WARNING,
            "the EHLO name is not the reverse name",
            "Receivers compare the name in EHLO (RFC 5321 section 4.1.1.1) with the confirmed reverse name; a difference"
                    + " is the mark of a badly set up or hijacked host.",
            Actor.YOU,
            "Let the mail server give its reverse name in EHLO, or have the reverse name changed to the EHLO name."),
    DMARC_MISSING(
            Severity.WARNING,
            "no DMARC record",
            "Gmail, Yahoo and Microsoft ask bulk senders for a DMARC record (RFC 9989), p=none at least.",
            Actor.DNS_HOST,
            "Publish a DMARC record at _dmarc below the domain.");

    private final FindingDescription description;

    PostureFinding(Severity severity, String title, String explanation, Actor actor, String action) {
        this.description = new FindingDescription(
                severity,
                title,
                explanation,
                Remedy.of(actor, action, actor == Actor.PROVIDER ? "minutes to a day" : "the record's TTL"));
    }

    @Override
    public FindingDescription description() {
        return description;
    }
}
