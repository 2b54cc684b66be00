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

/** Findings from the mail server's log: what receivers did with mail for a reason about the sender. */
public enum DeliveryFinding implements FindingType {
    /** A receiver refuses for good (error). */
    DELIVERY_REFUSED(
            Severity.ERROR,
            "a receiver refuses your mail",
            "The mail server's log shows that a receiver refuses mail for good (5yz, RFC 5321 section 4.2.1), and the rules for"
                    + " replies know the reason as one about the sender. Its own replies count more than a list or a"
                    + " record. Refusals about a recipient, one message or the receiver do not count here.",
            Remedy.of(
                    Actor.YOU,
                    "Have the reply explained, and do what the explanation says.",
                    new Means.Learn(Hint.Standard.EXPLAIN_REPLY),
                    TimeToEffect.HOURS_TO_DAYS)),
    /** A receiver puts mail off, and takes none since (warning). */
    DELIVERY_DEFERRED(
            Severity.WARNING,
            "a receiver puts your mail off",
            "The mail server's log shows that a receiver answers with temporary refusals (4yz) for a reason about the sender,"
                    + " for example too much mail in a short time or a bad reputation. The mail waits in the queue, and goes"
                    + " back to its sender when its time there is over. Greylisting does not count here.",
            Remedy.of(
                    Actor.YOU,
                    "Have the reply explained, and do what the explanation says.",
                    new Means.Learn(Hint.Standard.EXPLAIN_REPLY),
                    TimeToEffect.HOURS_TO_DAYS)),
    /** A receiver takes mail long after it refused it for a time (warning). */
    DELIVERY_SLOW(
            Severity.WARNING,
            "a receiver takes your mail only after long waits",
            "The mail server's log shows that a receiver first refuses mail for a time for a reason about the sender, and takes"
                    + " it much later. Greylisting does not count here.",
            Remedy.of(
                    Actor.YOU,
                    "Have the reply explained; send to this receiver more slowly, over few connections.",
                    new Means.Learn(Hint.Standard.EXPLAIN_REPLY),
                    TimeToEffect.HOURS_TO_DAYS)),
    /** Mail to a large receiver is sent without TLS (warning). */
    DELIVERY_PLAINTEXT(
            Severity.WARNING,
            "mail is sent without TLS",
            "The mail server's log shows mail to a large receiver without TLS (RFC 3207), which this receiver offers to all. Gmail"
                    + " refuses such mail.",
            Remedy.of(
                    Actor.YOU,
                    "Let the mail server use TLS where the receiver offers it; it is Postfix's setting here.",
                    new Means.ChangeSetting("Postfix", "smtp_tls_security_level = may"),
                    TimeToEffect.RESTART)),
    /** A receiver refuses for a reason that our check does not find (error). */
    DELIVERY_CONTRADICTS(
            Severity.ERROR,
            "the mail server's log contradicts our check",
            "Our check passes, and the mail server's log shows that a receiver refuses mail for that very reason until now. Then"
                    + " mail leaves from another address or under another name than the one that was checked, or the"
                    + " receiver has not yet seen a change.",
            Remedy.of(
                    Actor.YOU,
                    "Find the address in the receiver's reply and check that one, or bind the mail server to the address that"
                            + " was checked. After a change of today, look at the log again tomorrow.",
                    new Means.Learn(Hint.Standard.CHECK_THAT_ADDRESS),
                    TimeToEffect.MINUTES_TO_A_DAY));

    private final FindingDescription description;

    DeliveryFinding(Severity severity, String title, String explanation, Remedy remedy) {
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
