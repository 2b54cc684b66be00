package dev.mailworthy.spf;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;

/** The findings of SPF: about a sending address, and about the text and the tree of a record. */
public enum SpfFinding implements FindingType {
    /** No SPF record (error; RFC 7208 section 2.6.1). */
    SPF_MISSING(
            Severity.ERROR,
            "no SPF record",
            "Without a record the result is none (RFC 7208 section 2.6.1). Gmail and Yahoo ask every sender for SPF or"
                    + " DKIM, and bulk senders for both.",
            TimeToEffect.NEW_RECORD,
            "Publish one SPF record that names every sending address."),
    /** A text that receivers do not read as SPF (error; RFC 7208 section 4.5). */
    SPF_UNREAD(
            Severity.ERROR,
            "a text that receivers do not read as SPF",
            "A record begins with v=spf1 and a space (RFC 7208 section 4.5). Receivers ignore any other text, so that the"
                    + " result is none.",
            "Publish the record in its right form in place of the text."),
    /** SPF says that the address may not send (blocker; RFC 7208 section 2.6.4). */
    SPF_FAIL(
            Severity.BLOCKER,
            "SPF says that the address may not send",
            "The domain's own record ends in fail for this address (RFC 7208 section 2.6.4); receivers may refuse such"
                    + " mail at once.",
            "Add the sending address to the domain's SPF record."),
    /** SPF says that the address probably may not send (error; RFC 7208 section 2.6.5). */
    SPF_SOFTFAIL(
            Severity.ERROR,
            "SPF says that the address probably may not send",
            "The record ends in softfail for this address (RFC 7208 section 2.6.5), which counts as not passing for"
                    + " DMARC and for Gmail's and Yahoo's rules.",
            "Add the sending address to the domain's SPF record."),
    /** SPF does not name the address (warning; RFC 7208 section 2.6.2). */
    SPF_NEUTRAL(
            Severity.WARNING,
            "SPF does not name the address",
            "The result is neutral (RFC 7208 section 2.6.2), which receivers treat like none.",
            "Add the sending address to the domain's SPF record."),
    /** The EHLO name does not pass its own SPF record (warning; RFC 7208 section 2.3). */
    SPF_HELO_FAIL(
            Severity.WARNING,
            "the EHLO name does not pass its own SPF record",
            "Receivers may check the name in EHLO (RFC 7208 section 2.3), and they check it for bounces, which have no other sender"
                    + " (section 2.4). Some refuse the mail at a fail.",
            "Let the SPF record of the EHLO name authorise the sending address."),
    /** The SPF record cannot be evaluated (error; RFC 7208 section 2.6.7). */
    SPF_PERMERROR(
            Severity.ERROR,
            "the SPF record cannot be evaluated",
            "The result is permerror (RFC 7208 section 2.6.7): a syntax error, a limit of section 4.6.4, or an included"
                    + " domain without a record. It is the same for every address.",
            "Correct the SPF record."),
    /** The record leaves out the service that hosts the mail (warning; RFC 7208 section 2.6). */
    SPF_SERVICE_LEFT_OUT(
            Severity.WARNING,
            "the record leaves out the service that hosts the mail",
            "The MX hosts belong to a mail service, and the SPF record does not let its servers send. Mail that you send"
                    + " through the service then does not pass SPF (RFC 7208 section 2.6).",
            "Add the include that the service names to its customers."),
    /** The record does not follow the grammar (error; RFC 7208 section 4.6). */
    SPF_SYNTAX(
            Severity.ERROR,
            "the record does not follow the grammar",
            "One error anywhere makes the whole record a permerror, whatever matches before it (RFC 7208 section 4.6).",
            "Correct the term."),
    /** A term that lets no address pass (warning; RFC 7208 section 6). */
    SPF_IGNORED_TERM(
            Severity.WARNING,
            "a term that lets no address pass",
            "Receivers ignore a modifier that they do not know (RFC 7208 section 6), and an mx of a name without MX records"
                    + " matches nothing (section 5.4).",
            "Write the mechanism that was meant."),
    /** A term that names no domain (error; RFC 7208 sections 5.2 and 4.8). */
    SPF_TARGET(
            Severity.ERROR,
            "a term that names no domain",
            "A URL, an address or an empty label stands where a domain belongs, or the record includes itself. Receivers find"
                    + " no record there and end in permerror, or match nothing (RFC 7208 sections 5.2 and 4.8).",
            "Name the domain."),
    /** A term leads to a domain without a usable SPF record (warning; RFC 7208 sections 5.2 and 6.1). */
    SPF_DANGLING(
            Severity.WARNING,
            "a term leads to a domain without a usable SPF record",
            "An include or a redirect needs one sound record at its domain. Mail that no earlier term lets pass ends in permerror there (RFC"
                    + " 7208 sections 5.2 and 6.1).",
            "Correct the name of the domain, or take the term out if no mail is sent through it."),
    /** The record does not end in all or redirect (warning; RFC 7208 section 4.7). */
    SPF_NO_ALL(
            Severity.WARNING,
            "the record does not end in all or redirect",
            "Without an end, all other addresses get neutral (RFC 7208 section 4.7), which receivers treat like no record.",
            "End the record in -all or ~all."),
    /** The record lets every address send (error; RFC 7208 section 5.1). */
    SPF_PASS_ALL(
            Severity.ERROR,
            "the record lets every address send",
            "+all authorises every address on the Internet (RFC 7208 section 5.1); receivers distrust such domains.",
            "End the record in -all or ~all."),
    /** The record says nothing about others (notice; RFC 7208 section 2.6.2). */
    SPF_NEUTRAL_ALL(
            Severity.NOTICE,
            "the record says nothing about others",
            "?all gives neutral (RFC 7208 section 2.6.2), which receivers treat like none.",
            "End the record in ~all or -all."),
    /** A redirect that is never followed (warning; RFC 7208 section 6.1). */
    SPF_REDIRECT_WITH_ALL(
            Severity.WARNING,
            "a redirect that is never followed",
            "Where all stands, anywhere, redirect is ignored (RFC 7208 section 6.1).",
            "Drop the redirect or the all."),
    /** A term behind all (warning; RFC 7208 section 5.1). */
    SPF_AFTER_ALL(
            Severity.WARNING,
            "a term behind all",
            "all always matches, so that nothing behind it is evaluated (RFC 7208 section 5.1).",
            "Move the term before all, or drop it."),
    /** A mechanism stands twice (notice; RFC 7208 section 4.6.2). */
    SPF_DUPLICATE(
            Severity.NOTICE,
            "a mechanism stands twice",
            "The first of two equal mechanisms decides (RFC 7208 section 4.6.2). The second only costs lookups.",
            "Drop the second."),
    /** A network lies in one before it (notice; RFC 7208 section 4.6.2). */
    SPF_CONTAINED(
            Severity.NOTICE,
            "a network lies in one before it",
            "The first match decides (RFC 7208 section 4.6.2), so that the inner network means nothing.",
            "Drop the inner network."),
    /** An address stands where a network is meant (notice; RFC 7208 section 5.6). */
    SPF_HOST_BITS(
            Severity.NOTICE,
            "an address stands where a network is meant",
            "Receivers ignore the bits behind the prefix (RFC 7208 section 5.6), so that the text misleads its readers.",
            "Write the network's own address."),
    /** The record authorises very many addresses (warning; RFC 7208 section 11.4). */
    SPF_BROAD(
            Severity.WARNING,
            "the record authorises very many addresses",
            "An attacker who gets one of them, for example in the same cloud, can send for the domain and pass"
                    + " (RFC 7208 section 11.4).",
            "Name the addresses that really send."),
    /** Addresses that are shared with strangers (info; RFC 7208 section 11.4). */
    SPF_SHARED(
            Severity.INFO,
            "addresses that are shared with strangers",
            "Every customer of the service sends from the same addresses, so that SPF alone cannot tell them from you (RFC"
                    + " 7208 section 11.4).",
            "Sign with DKIM and publish a DMARC policy, which the others cannot meet."),
    /** A network that the Internet does not route (notice; RFC 6890). */
    SPF_UNROUTABLE(
            Severity.NOTICE,
            "a network that the Internet does not route",
            "No mail reaches another host from such an address (RFC 6890).",
            "Drop the network."),
    /** Ptr or the macro p (warning; RFC 7208 section 5.5). */
    SPF_PTR(
            Severity.WARNING,
            "ptr or the macro p",
            "It is slow, unreliable and burdens the name servers of the reverse zone; it should not be used (RFC 7208"
                    + " section 5.5).",
            "Name addresses or hosts instead."),
    /** A macro that depends on the sender (notice; RFC 7208 section 7.3). */
    SPF_SENDER_MACRO(
            Severity.NOTICE,
            "a macro that depends on the sender",
            "Every sender makes a new question, so that no receiver can keep the answer (RFC 7208 section 7.3).",
            "Use it only if you need it."),
    /** More than ten terms need the DNS (error; RFC 7208 section 4.6.4). */
    SPF_TERM_BUDGET(
            Severity.ERROR,
            "more than ten terms need the DNS",
            "At the 11th term a receiver ends in permerror (RFC 7208 section 4.6.4), for every message whose address no"
                    + " earlier term matches.",
            "Drop includes of services that no longer send, and name addresses instead of hosts."),
    /** More than two lookups find nothing (warning; RFC 7208 section 4.6.4). */
    SPF_VOID_BUDGET(
            Severity.WARNING,
            "more than two lookups find nothing",
            "Receivers may end in permerror at the third (RFC 7208 section 4.6.4); they count differently.",
            "Drop the terms whose names no longer exist."),
    /** The record is long (notice; RFC 7208 sections 3.3 and 3.4). */
    SPF_LONG(
            Severity.NOTICE,
            "the record is long",
            "Character-strings have at most 255 octets, and answers over 512 octets need more than a plain datagram"
                    + " (RFC 7208 sections 3.3 and 3.4).",
            "Split it at an include, or drop terms."),
    /** The record asks for failure reports (info; RFC 6652). */
    SPF_REPORT_ADDRESS(
            Severity.INFO,
            "the record asks for failure reports",
            "ra= is valid (RFC 6652). Hardly any receiver sends such reports, and some checkers call the term an error.",
            "Ask for DMARC reports instead."),
    /** A wish for reports without an address (notice; RFC 6652 section 3). */
    SPF_REPORT_WITHOUT_ADDRESS(
            Severity.NOTICE,
            "a wish for reports without an address",
            "rp= and rr= mean nothing without ra= (RFC 6652 section 3).",
            "Add ra= or drop them.");

    private final FindingDescription description;

    SpfFinding(Severity severity, String title, String explanation, String action) {
        this(severity, title, explanation, TimeToEffect.RECORD_TTL, action);
    }

    SpfFinding(Severity severity, String title, String explanation, TimeToEffect time, String action) {
        this.description =
                new FindingDescription(severity, title, explanation, Remedy.of(Actor.DNS_HOST, action, time));
    }

    @Override
    public CheckArea area() {
        return CheckArea.SPF;
    }

    @Override
    public FindingDescription description() {
        return description;
    }
}
