package dev.mailworthy.spf.result;

/**
 * The SMTP reply by which a server can refuse mail because of a {@link SpfResult result} (RFC 7208 section 8, RFC 7372).
 *
 * @param code 451 or 550
 * @param enhanced the enhanced status code
 * @param text without anything that the sender or its domain chose
 */
public record RejectionReply(int code, String enhanced, String text) {

    /** The whole line. */
    @Override
    public String toString() {
        return code + " " + enhanced + " " + text;
    }
}
