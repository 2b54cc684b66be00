package dev.mailworthy.smtp.path;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import java.util.Optional;

/**
 * The visit to one port of a responder, a server of the user's own on another machine.
 *
 * @param source the local address that was asked for, or empty for the system's choice
 * @param responder the name it was given by
 * @param address what was connected to; empty when the name gave none
 * @param millis from the first packet to the end of the conversation
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

    /** The way out that was tried. */
    public OutgoingPort way() {
        return new OutgoingPort(source, family, port);
    }

    /** This visit with a closer look at how it ended. */
    public ResponderPath withOutcome(ResponderOutcome closer) {
        return new ResponderPath(source, family, port, responder, address, closer, millis);
    }

    /** One line for people. */
    public String line() {
        String where = responder
                + address.filter(known -> !known.toString().equals(responder))
                        .map(known -> " (" + known + ")")
                        .orElse("");
        return "responder " + where + " port " + port + ": " + outcome.line();
    }
}
