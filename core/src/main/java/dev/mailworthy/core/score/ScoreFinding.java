package dev.mailworthy.core.score;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;

/** What can be found by holding everything that is known side by side. */
public enum ScoreFinding implements FindingType {
    RECEIVER_DISAGREES(
            Severity.ERROR,
            "a receiver says otherwise than our check",
            "A receiver refuses mail for a reason that our own check finds in order, and its word is newer. Then mail leaves"
                    + " from another address, under another name or through another path than what was checked.",
            Remedy.of(
                    Actor.YOU,
                    "Find the address in the reply or the log and check that one (--ip ADDRESS), or bind the mail server to"
                            + " the address that was checked.",
                    "minutes")),
    RECEIVER_PACK_STALE(
            Severity.NOTICE,
            "what is known of receivers' requirements is old",
            "Receivers change what they ask of senders several times a year. The requirements were last compared with their"
                    + " pages more than 90 days ago.",
            Remedy.of(Actor.YOU, "Install a newer release.", "minutes"));

    private final FindingDescription description;

    ScoreFinding(Severity severity, String title, String explanation, Remedy remedy) {
        this.description = new FindingDescription(severity, title, explanation, remedy);
    }

    @Override
    public FindingDescription description() {
        return description;
    }
}
