package dev.mailworthy.smtp.responder.value;

/**
 * A port that a responder listens on.
 *
 * @param number 1 to 65535, or 0 for any free one
 * @param first what is spoken there from the first octet on
 */
public record ListeningPort(int number, Layer first) {

    /** TLS comes before the first word there (RFC 8314 section 3.3). */
    static final int SUBMISSIONS = 465;

    /** @throws IllegalArgumentException with one sentence when there is no such port */
    public ListeningPort {
        if (number < 0 || number > 65_535) {
            throw new IllegalArgumentException("port " + number + " is outside 0 to 65535");
        }
    }

    /** TLS on port 465, clear text on all others. */
    public static ListeningPort usual(int number) {
        return new ListeningPort(number, number == SUBMISSIONS ? Layer.TLS : Layer.CLEAR_TEXT);
    }
}
