package dev.mailworthy.smtp.dialogue.value;

import dev.mailworthy.core.text.Printable;

/**
 * The addresses of MAIL and RCPT. Both must belong to the user. A sender address without a mailbox, or a recipient of
 * another owner, looks like address harvesting.
 *
 * @param mailFrom the reverse-path, {@code local@domain}; never empty
 * @param rcptTo the forward-path: the user's own mailbox or the postmaster of the receiver
 */
public record Envelope(String mailFrom, String rcptTo) {

    /** RFC 5321 section 4.5.3.1.3, without the angle brackets. */
    private static final int MAX_PATH = 254;

    /** @throws IllegalArgumentException with one sentence when an address cannot stand in a command */
    public Envelope {
        check(mailFrom);
        check(rcptTo);
    }

    private static void check(String address) {
        int at = address.lastIndexOf('@');
        boolean printable = address.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '<' && c != '>');
        if (!printable || at < 1 || at == address.length() - 1 || address.length() > MAX_PATH) {
            throw new IllegalArgumentException(
                    "\"" + Printable.text(address) + "\" is not an address of the form local@domain");
        }
    }
}
