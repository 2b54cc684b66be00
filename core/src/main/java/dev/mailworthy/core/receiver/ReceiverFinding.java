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

/** Findings from comparing receivers' statements with the checks of the run, and about old requirement packs. */
public enum ReceiverFinding implements FindingType {
    /** A receiver contradicts our check (error). */
    RECEIVER_DISAGREES(
            Severity.ERROR,
            "a receiver contradicts our check",
            "A receiver refuses mail for a reason that our own check does not find, and its reply is newer. Then"
                    + " mail leaves from another address, under another name or by another path than the one that"
                    + " was checked.",
            Remedy.of(
                    Actor.YOU,
                    "Find the address in the reply or the log and check that one, or bind the mail server to the"
                            + " address that was checked.",
                    new Means.Learn(Hint.Standard.CHECK_THAT_ADDRESS),
                    TimeToEffect.MINUTES)),
    /** A receiver says that it refuses (error). */
    RECEIVER_REFUSES(
            Severity.ERROR,
            "a receiver says that it refuses",
            "A receiver refused mail or a connection from this sender, and no check of ours contradicts it. Its"
                    + " reply counts more than a list or a record.",
            Remedy.of(
                    Actor.YOU,
                    "Have the reply explained, and do what the explanation says.",
                    new Means.Learn(Hint.Standard.EXPLAIN_REPLY),
                    TimeToEffect.HOURS_TO_DAYS)),
    /** A receiver has refused before this check (notice). */
    RECEIVER_REFUSED_BEFORE(
            Severity.NOTICE,
            "a receiver has refused before this check",
            "A refusal that is older than our check, and about something that our check answers by itself now. It counts for"
                    + " nothing in the verdict. If nothing was mended since then, mail leaves by another way than"
                    + " the one that was checked.",
            Remedy.of(
                    Actor.YOU,
                    "If you have mended it since, send again and look at the reply; if not, compare the address in the reply"
                            + " or the log with those that were checked.",
                    TimeToEffect.MINUTES)),
    /** A receiver saw mail from another address (warning). */
    RECEIVER_SAW_OTHER_ADDRESS(
            Severity.WARNING,
            "a receiver saw mail from another address",
            "The reply names the address that the mail came from, and it is none of those that were checked: IPv6, a second"
                    + " interface, address translation or a relay. What was checked is then not what receivers judge.",
            Remedy.of(
                    Actor.YOU,
                    "Check that address, or bind the mail server to the one that was checked.",
                    new Means.Learn(Hint.Standard.CHECK_THAT_ADDRESS),
                    TimeToEffect.MINUTES)),
    /** What is known of receivers' requirements is old (notice). */
    RECEIVER_PACK_STALE(
            Severity.NOTICE,
            "what is known of receivers' requirements is old",
            "Receivers change what they ask of senders several times a year. The requirements were last compared with their"
                    + " pages more than 90 days ago.",
            Remedy.of(Actor.YOU, "Install a newer release.", TimeToEffect.MINUTES));

    private final FindingDescription description;

    ReceiverFinding(Severity severity, String title, String explanation, Remedy remedy) {
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
