package dev.mailworthy.smtp.dialogue;

import jakarta.mail.Session;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Talks through Angus Mail's transport. */
final class AngusDialogue implements SmtpDialogue {

    private @Nullable Session session;

    @Override
    public DialogueReport hold(DialogueRequest request, Socket connected) {
        return new Conversation(session(), request, connected).hold();
    }

    private synchronized Session session() {
        if (session == null) {
            session = ProbeTransport.session();
        }
        return session;
    }
}
