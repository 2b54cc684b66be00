package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.smtp.dialogue.wire.Wire;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.net.Socket;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Angus Mail's transport, driven {@link Stage stage} by stage. It never logs in and never sends a message. */
final class ProbeTransport extends SMTPTransport {

    /** EHLO is unknown, or not with this parameter (RFC 5321 section 4.3.2). HELO may work then. */
    private static final Set<Integer> UNKNOWN_COMMAND = Set.of(500, 502, 504);

    private final DialogueRequest request;
    private final Steps steps;
    private final Wire wire;

    ProbeTransport(Session session, DialogueRequest request, Steps steps, Wire wire) {
        super(session, (@Nullable URLName) null);
        setLocalHost(request.ehlo().toString());
        this.request = request;
        this.steps = steps;
        this.wire = wire;
    }

    /** Angus Mail's settings, which all dialogues share: to make them, it searches the whole class path for its services. */
    static Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", "false");
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.quitonsessionreject", "false");
        properties.setProperty("mail.smtp.starttls.enable", "false");
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.ssl.socketFactory.fallback", "false");
        properties.put("mail.smtp.ssl.socketFactory", new Upgrade());
        return Session.getInstance(properties);
    }

    /** Reads the greeting and sends EHLO or HELO, as far as the request's {@link Depth}. */
    synchronized void open(Socket socket) throws MessagingException {
        wire.expect(request.limits().banner());
        steps.begin(Stage.BANNER);
        connect(socket);
    }

    /** Called when the greeting was 220, and by {@link #ehloUnderTls}. */
    @Override
    protected synchronized boolean ehlo(String domain) throws MessagingException {
        steps.end(DialogueOutcome.BANNER_OK);
        if (request.depth() == Depth.BANNER) {
            return true;
        }
        boolean secured = steps.had(DialogueOutcome.TLS_OK);
        steps.begin(secured ? Stage.EHLO_TLS : Stage.EHLO);
        if (super.ehlo(domain)) {
            steps.end(DialogueOutcome.EHLO_OK);
            return true;
        }
        if (secured || !UNKNOWN_COMMAND.contains(getLastReturnCode())) {
            throw new DialogueEnd(DialogueOutcome.EHLO_REJECTED, "EHLO was refused");
        }
        steps.end(DialogueOutcome.EHLO_REJECTED);
        return false;
    }

    @Override
    protected synchronized void helo(String domain) throws MessagingException {
        steps.begin(Stage.HELO);
        issueCommand("HELO " + domain, -1);
        if (getLastReturnCode() != 250) {
            throw new DialogueEnd(DialogueOutcome.EHLO_REJECTED, "EHLO and HELO were refused");
        }
        steps.end(DialogueOutcome.EHLO_OK);
    }

    /**
     * Sends STARTTLS, does the handshake and sends EHLO again (RFC 3207 section 4.2). A refusal leaves the session
     * usable.
     */
    synchronized void secure() throws MessagingException {
        steps.begin(Stage.STARTTLS);
        try {
            startTLS();
        } catch (MessagingException e) {
            boolean refused = steps.stage() == Stage.STARTTLS
                    && steps.reply().filter(reply -> reply.code() != 220).isPresent();
            if (!refused || e instanceof DialogueEnd) {
                throw e;
            }
            steps.end(DialogueOutcome.TLS_REFUSED);
            return;
        }
        ehlo(getLocalHost());
    }

    /** Sends a command whose reply ends the stage. A 2yz reply means accepted. */
    synchronized void command(Stage stage, String line, DialogueOutcome accepted, DialogueOutcome refused)
            throws MessagingException {
        steps.begin(stage);
        simpleCommand(line);
        int kind = steps.reply().map(Reply::kind).orElse(-1);
        if (kind != 2) {
            throw new DialogueEnd(kind == 3 ? DialogueOutcome.REPLY_NOT_SMTP : refused, stage + " was refused");
        }
        steps.end(accepted);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        Reply reply = Reply.read(getLastServerResponse());
        boolean cutOff = code == -1 && wire.ended() && (reply.code() > 0 || "[EOF]".equals(reply.toString()));
        if (cutOff) {
            throw new DialogueEnd(DialogueOutcome.EOF, "closed by the peer");
        }
        steps.replied(reply);
        if (reply.code() < 0) {
            throw new DialogueEnd(DialogueOutcome.REPLY_NOT_SMTP, "not an SMTP reply");
        }
        return code;
    }

    /**
     * Does nothing: {@link Conversation} sends QUIT and closes the socket. Angus Mail calls it after a reply that it
     * cannot read.
     */
    @Override
    public synchronized void close() {
        setConnected(false);
    }
}
