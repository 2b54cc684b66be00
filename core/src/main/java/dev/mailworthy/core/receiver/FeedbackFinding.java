package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;

/** Findings from reports of receivers: DMARC and TLS reports, complaints, and Microsoft SNDS. */
public enum FeedbackFinding implements FindingType {
    /** Mail of the owner fails DMARC (warning). */
    REPORT_OWN_MAIL_FAILS(
            Severity.WARNING,
            "mail of yours fails DMARC",
            "Receivers report (RFC 9990) that mail from a source of yours, or from a service that sends for you, passes neither SPF"
                    + " nor DKIM with your domain. With p=quarantine or p=reject this mail is lost.",
            Remedy.of(
                    Actor.YOU,
                    "Let the source sign with DKIM for your domain, or let your SPF record name it.",
                    TimeToEffect.NEW_KEY)),
    /** Strangers use the domain (info). */
    REPORT_SPOOFED(
            Severity.INFO,
            "others send mail in your domain's name",
            "Receivers report mail with your domain in From that nothing of yours sent, as far as is known. A policy of"
                    + " p=quarantine or p=reject is for this mail.",
            Remedy.of(
                    Actor.YOU,
                    "See whether you may publish a stricter policy.",
                    new Means.Learn(Hint.Standard.ASK_POLICY),
                    TimeToEffect.REPORTS)),
    /** Sessions with TLS fail (warning). */
    REPORT_TLS_FAILS(
            Severity.WARNING,
            "servers cannot send you mail with TLS",
            "TLS reports (RFC 8460) say that sessions to your mail server failed by your MTA-STS policy or your TLSA records. With"
                    + " an enforced policy their mail waits, and then goes back.",
            Remedy.of(
                    Actor.YOU,
                    "Mend the certificate, the policy or the TLSA record that the reports name.",
                    TimeToEffect.HOURS)),
    /** Recipients complain (error). */
    COMPLAINTS_HIGH(
            Severity.ERROR,
            "recipients complain about your mail",
            "A receiver reports a share of complaints at or above 0.3 %, from which Gmail and Yahoo refuse mail; below 0.1 % is what"
                    + " they ask for.",
            Remedy.of(
                    Actor.YOU,
                    "Stop mail to people who did not ask for it, and let each mail be unsubscribed with one click.",
                    TimeToEffect.REPORTS)),
    /** Outlook.com found most mail of an address to be spam (error). */
    SNDS_RED(
            Severity.ERROR,
            "Outlook.com takes most of your mail for spam",
            "Microsoft SNDS shows an address as red, which is more than 90 % spam by the filter of Outlook.com, or as blocked.",
            Remedy.of(
                    Actor.YOU,
                    "Find out which mail leaves from the address, stop unwanted mail, then ask Microsoft for a review:"
                            + " olcsupport.office.com",
                    TimeToEffect.HOURS_TO_DAYS)),
    /** Mail reached spam traps (warning). */
    TRAP_HITS(
            Severity.WARNING,
            "mail of yours reached spam traps",
            "Microsoft SNDS counts messages to addresses that no person uses. They come from bought lists, from old addresses, or from"
                    + " a customer or program that sends spam.",
            Remedy.of(
                    Actor.YOU,
                    "Take addresses out of your lists that did not confirm, and those that bounced.",
                    TimeToEffect.HOURS_TO_DAYS)),
    /** Receivers report another result than the check (warning). */
    REPORT_CONTRADICTS(
            Severity.WARNING,
            "receivers report another SPF result than our check",
            "Our check passes SPF for an address, and receivers report (RFC 9990) that it did not pass there. Then the record was"
                    + " changed after the mail was sent, its look-ups fail at times, or receivers use another domain.",
            Remedy.of(
                    Actor.YOU,
                    "After a change of the record wait for the reports of the next days. Else see how many look-ups the"
                            + " record needs; the limit is 10.",
                    new Means.Learn(Hint.Standard.COLLECT_REPORTS),
                    TimeToEffect.REPORTS));

    private final FindingDescription description;

    FeedbackFinding(Severity severity, String title, String explanation, Remedy remedy) {
        this.description = new FindingDescription(severity, title, explanation, remedy);
    }

    @Override
    public CheckArea area() {
        return CheckArea.RECEIVERS;
    }

    @Override
    public FindingDescription description() {
        return description;
    }
}
