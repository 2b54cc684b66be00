package dev.mailworthy.smtp.responder.value;

import dev.mailworthy.smtp.path.MailPort;

/**
 * A port on which a responder listens.
 *
 * @param number 1 to 65535, or 0 for any free port
 * @param first the {@link Layer} from the first octet on
 */
public record ListeningPort(int number, Layer first) {

    /** @throws IllegalArgumentException with one sentence if the number is out of range */
    public ListeningPort {
        if (number < 0 || number > 65_535) {
            throw new IllegalArgumentException("port " + number + " is outside 0 to 65535");
        }
    }

    /**
     * TLS on port 465, clear text on all others.
     *
     * @param number 1 to 65535
     * @return the port with its first layer
     */
    public static ListeningPort usual(int number) {
        return new ListeningPort(number, MailPort.startsWithTls(number) ? Layer.TLS : Layer.CLEAR_TEXT);
    }
}
