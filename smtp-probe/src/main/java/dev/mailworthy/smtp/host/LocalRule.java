package dev.mailworthy.smtp.host;

import dev.mailworthy.core.text.Printable;
import java.util.Optional;

/**
 * A rule of this machine that decides about outgoing mail.
 *
 * @param kind what the rule does
 * @param text the rule as the system prints it, with its chain
 * @param command changes it for mail alone, if a command is known
 */
public record LocalRule(Kind kind, String text, Optional<String> command) {
    public LocalRule {
        text = Printable.text(text);
        command = command.map(Printable::whole);
    }

    /** What a rule does to a connection. */
    public enum Kind {
        /** Drops or rejects it. */
        REFUSES,
        /** Lets a few pass in a time, and refuses the others. */
        RATIONS,
        /** Leads it to another address or port. */
        REDIRECTS,
        /** Decides by the user, group, control group or mark of the socket. */
        BY_USER
    }
}
