package dev.mailworthy.smtp.dialogue;

import java.net.Socket;

/** Talks to a receiver over a connected socket. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface SmtpDialogue {

    /**
     * Talks until the request's depth, a {@link Refusal refusal} or a limit is reached. Then sends QUIT and closes the
     * socket. Blocks for about the request's whole time limit at most. Another thread may close the socket to end it
     * early. Network errors are in the report and are never thrown.
     *
     * @param request name, depth and time limits
     * @param connected a connected socket from which nothing was read and to which nothing was written
     * @return every stage with its reply and its outcome
     */
    DialogueReport hold(DialogueRequest request, Socket connected);

    /** {@return a dialogue that uses Angus Mail's transport} */
    static SmtpDialogue withAngusMail() {
        return new AngusDialogue();
    }
}
