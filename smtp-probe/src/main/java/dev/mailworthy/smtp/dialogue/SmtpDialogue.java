package dev.mailworthy.smtp.dialogue;

import java.net.Socket;

/** The port through which this library talks to a receiver. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface SmtpDialogue {

    /**
     * Talks until the request's depth, a refusal or a limit is reached, takes leave with QUIT, and closes the socket.
     * Blocks for about the request's whole time limit at most; another thread may close the socket to end it early. What
     * the network does is in the report and never an exception.
     *
     * @param connected a connected socket on which nothing was read or written yet
     */
    DialogueReport hold(DialogueRequest request, Socket connected);

    /** The dialogue as Angus Mail's transport holds it. */
    static SmtpDialogue withAngusMail() {
        return (request, connected) -> new Conversation(request, connected).hold();
    }
}
