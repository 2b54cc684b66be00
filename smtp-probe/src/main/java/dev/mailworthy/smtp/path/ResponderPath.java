package dev.mailworthy.smtp.path;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import java.util.Optional;

/**
 * The visit to one port of a responder, the user's own server on another machine.
 *
 * @param source the local address, or empty for the system's choice
 * @param family IPv4 or IPv6
 * @param port 1 to 65535
 * @param responder the responder's name in the request
 * @param address the address of the connection; empty if the name has none
 * @param outcome a proof, a connection to another server, or none
 * @param millis from the first packet to the end of the dialogue
 */
public record ResponderPath(
        Optional<IpAddress> source,
        IpFamily family,
        int port,
        String responder,
        Optional<IpAddress> address,
        ResponderOutcome outcome,
        long millis) {
    public ResponderPath {
        responder = Printable.text(responder);
    }

    /** {@return the port, family and source of the visit} */
    public OutgoingPort way() {
        return new OutgoingPort(source, family, port);
    }

    /**
     * {@return this visit with a corrected {@link ResponderOutcome outcome}, after a closer check}
     *
     * @param closer what the check showed
     */
    public ResponderPath withOutcome(ResponderOutcome closer) {
        return new ResponderPath(source, family, port, responder, address, closer, millis);
    }

    /** {@return one line for people} */
    public String line() {
        String where = responder
                + address.filter(known -> !known.toString().equals(responder))
                        .map(known -> " (" + known + ")")
                        .orElse("");
        return "responder " + where + " port " + port + ": " + outcome.line();
    }
}
