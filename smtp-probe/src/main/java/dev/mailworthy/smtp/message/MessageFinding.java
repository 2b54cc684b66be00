package dev.mailworthy.smtp.message;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;

/** The findings about a {@link MailMessage}. */
public enum MessageFinding implements FindingType {
    /** The message has no DKIM signature (error; RFC 6376). */
    MESSAGE_UNSIGNED(
            Severity.ERROR,
            "the message has no DKIM signature",
            "Gmail, Yahoo and Microsoft ask bulk senders for a signature (RFC 6376), and without one a forwarded message proves"
                    + " nothing.",
            "Let the mail server sign what it sends, with the From domain in d=."),
    /** No DKIM signature of the message passes (error; RFC 6376 section 6.1). */
    MESSAGE_DKIM_FAIL(
            Severity.ERROR,
            "no DKIM signature of the message passes",
            "To a receiver the message is unsigned (RFC 6376 section 6.1). Usual causes: something changes the message after it"
                    + " was signed, the key published is not the one that signs, or the selector has none.",
            "Sign last, after everything that changes messages, and publish the key that signs."),
    /** One of several DKIM signatures fails (notice; RFC 6376 section 4.2). */
    MESSAGE_SIGNATURE_BROKEN(
            Severity.NOTICE,
            "one of several DKIM signatures fails",
            "Another one passes, which is enough (RFC 6376 section 4.2); the broken one misleads people who look at"
                    + " it, and counts"
                    + " where its domain is the one that aligns.",
            "Mend it, or stop adding it."),
    /** A DKIM signature covers a part of the body only (warning; RFC 6376 section 8.2). */
    MESSAGE_BODY_LENGTH(
            Severity.WARNING,
            "a DKIM signature covers a part of the body only",
            "With l= anyone can add text to the message and the signature still passes (RFC 6376 section 8.2);"
                    + " receivers distrust"
                    + " or ignore such signatures.",
            "Take l= out of the signing configuration."),
    /** Header fields that readers rely on are not signed (notice; RFC 6376 section 5.4.1). */
    MESSAGE_HEADERS_UNSIGNED(
            Severity.NOTICE,
            "header fields that readers rely on are not signed",
            "Each server that passes the message on can change them and the signature still passes (RFC 6376 section"
                    + " 5.4.1 has the list of"
                    + " fields to sign).",
            "Sign From, To, Cc, Subject, Date, Message-ID, Reply-To, and the List fields."),
    /** A second From could be added without breaking the signature (info; RFC 6376 sections 5.4.2 and 8.15). */
    MESSAGE_FROM_ADDABLE(
            Severity.INFO,
            "a second From could be added without breaking the signature",
            "A field that is signed once can be put before the signed one (RFC 6376 sections 5.4.2 and 8.15); naming it once more"
                    + " in h= forbids it.",
            "Name From twice in h= (over-signing)."),
    /** The message breaks RFC 5322 (error). */
    MESSAGE_MALFORMED(
            Severity.ERROR,
            "the message breaks RFC 5322",
            "Gmail refuses messages without exactly one From address, a valid Message-ID and single fields that stand once (550"
                    + " 5.7.1); Yahoo and Apple ask for RFC 5322 as well.",
            "Correct the program that writes the message."),
    /** The header names no recipient (notice; RFC 5322 section 3.6). */
    MESSAGE_NO_RECIPIENT(
            Severity.NOTICE,
            "the header names no recipient",
            "Neither To nor Cc is there. RFC 5322 section 3.6 allows it, and filters count it against a message.",
            "Put the recipient into To."),
    /** The message cannot be unsubscribed with one click (warning; RFC 8058). */
    MESSAGE_UNSUBSCRIBE_MISSING(
            Severity.WARNING,
            "the message cannot be unsubscribed with one click",
            "Gmail and Yahoo ask bulk senders for List-Unsubscribe with an https address and List-Unsubscribe-Post:"
                    + " List-Unsubscribe=One-Click (RFC 8058).",
            "Add both fields to marketing mail, and honour them within two days."),
    /** The fields for unsubscription are not signed (warning; RFC 8058 section 4). */
    MESSAGE_UNSUBSCRIBE_UNSIGNED(
            Severity.WARNING,
            "the fields for unsubscription are not signed",
            "Receivers offer one click only if a DKIM signature that passes covers List-Unsubscribe and List-Unsubscribe-Post"
                    + " (RFC 8058 section 4).",
            "Add both names to h= in the signing configuration."),
    /** The message fails DMARC (error; RFC 9989 section 4.4). */
    MESSAGE_DMARC_FAIL(
            Severity.ERROR,
            "the message fails DMARC",
            "Neither SPF nor DKIM passes for a domain that is aligned with From (RFC 9989 section 4.4). Receivers do with it what"
                    + " the From domain's policy asks for, and bulk senders' mail is refused whatever it asks for.",
            "Sign with the From domain in d=; or use a MAIL FROM of that organization."),
    /** The message is a copy that was passed on (info; RFC 7960). */
    MESSAGE_PASSED_ON(
            Severity.INFO,
            "the message is a copy that was passed on",
            "A forwarder or a mailing list made the last step. SPF then is about its server, and its changes can"
                    + " break a DKIM"
                    + " signature (RFC 7960). Only a signature that still passes says something about your mail.",
            "Take a copy from a mailbox that got the message directly."),
    /** The message is from another domain than the one checked (notice). */
    MESSAGE_OTHER_DOMAIN(
            Severity.NOTICE,
            "the message is from another domain than the one checked",
            "DMARC and what follows from it are about the domain in From; names, SPF and lists are about the domain checked. They"
                    + " belong together only if both are yours.",
            "Check the domain in From, or take a message of the domain checked."),
    /** The message came from another address (warning). */
    MESSAGE_OTHER_ADDRESS(
            Severity.WARNING,
            "the message came from another address",
            "The receiver's Received field names the address that delivered the message, and it is none of those that were"
                    + " checked. What was checked is then not what receivers judge.",
            Remedy.of(
                    Actor.YOU,
                    "Check that address, or bind the mail server to the one that was checked.",
                    new Means.Learn(Hint.Standard.CHECK_THAT_ADDRESS),
                    TimeToEffect.MINUTES));

    private final FindingDescription description;

    MessageFinding(Severity severity, String title, String explanation, String action) {
        this(severity, title, explanation, Remedy.of(Actor.YOU, action, TimeToEffect.MINUTES));
    }

    MessageFinding(Severity severity, String title, String explanation, Remedy remedy) {
        this.description = new FindingDescription(severity, title, explanation, remedy);
    }

    @Override
    public CheckArea area() {
        return CheckArea.MESSAGE;
    }

    @Override
    public FindingDescription description() {
        return description;
    }
}
