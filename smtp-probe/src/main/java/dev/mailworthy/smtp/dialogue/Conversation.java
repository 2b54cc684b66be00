package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.dialogue.value.Envelope;
import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import dev.mailworthy.smtp.dialogue.wire.TlsHandshake;
import dev.mailworthy.smtp.dialogue.wire.Transcript;
import dev.mailworthy.smtp.dialogue.wire.Wire;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocket;

/** One dialogue from its first octet to its {@link DialogueReport}. */
final class Conversation {

    /** Outcomes after which QUIT is not sent: the connection is gone, or the peer does not speak SMTP. */
    private static final Set<DialogueOutcome> WITHOUT_PEER = Set.of(
            DialogueOutcome.BANNER_NOT_SMTP,
            DialogueOutcome.DROPPED_AFTER_EHLO,
            DialogueOutcome.TLS_HANDSHAKE_FAIL,
            DialogueOutcome.EOF,
            DialogueOutcome.RESET,
            DialogueOutcome.WATCHDOG,
            DialogueOutcome.STOPPED);

    /** Outcomes after which QUIT is sent without waiting for the {@link Reply reply}. */
    private static final Set<DialogueOutcome> UNHEARD =
            Set.of(DialogueOutcome.SILENT, DialogueOutcome.TOO_MUCH, DialogueOutcome.REPLY_NOT_SMTP);

    private final Session session;
    private final DialogueRequest request;
    private final Socket socket;
    private final Transcript transcript;
    private final Steps steps = new Steps();
    private Optional<TlsFacts> tls = Optional.empty();
    private int injected;
    private String detail = "";

    Conversation(Session session, DialogueRequest request, Socket socket) {
        this.session = session;
        this.request = request;
        this.socket = socket;
        this.transcript = new Transcript(request.envelope());
    }

    DialogueReport hold() {
        steps.begin(request.tls() == TlsStart.IMPLICIT ? Stage.HANDSHAKE : Stage.BANNER);
        IpAddress peer = IpAddress.of(socket.getInetAddress());
        try (Wire wire = new Wire(socket, named(peer), transcript, request.limits())) {
            talkThrough(wire);
            takeLeave(wire);
            return report(peer, wire.unasked());
        } catch (IOException e) {
            // The socket was closed before the first octet.
            steps.end(DialogueOutcome.STOPPED);
            return report(peer, 0);
        }
    }

    /**
     * The peer's address with the receiver's name attached. Angus Mail takes the name from it and then needs no DNS
     * lookup.
     */
    private InetAddress named(IpAddress peer) throws UnknownHostException {
        String name = request.host().map(DomainName::toString).orElse(peer.toString());
        return InetAddress.getByAddress(name, peer.octets());
    }

    private void talkThrough(Wire wire) {
        try {
            talk(wire);
        } catch (MessagingException | IOException e) {
            Breakage end = Breakage.of(e, steps, wire);
            steps.end(end.outcome());
            detail = end.detail();
            transcript.note(end.outcome() + (detail.isEmpty() ? "" : ": " + detail));
        }
    }

    private void talk(Wire wire) throws MessagingException, IOException {
        ProbeTransport transport = new ProbeTransport(session, request, steps, wire);
        transport.open(request.tls() == TlsStart.IMPLICIT ? handshake(wire) : wire.lines(() -> upgrade(wire)));
        if (request.depth().compareTo(Depth.TLS) >= 0 && tls.isEmpty()) {
            startTls(transport);
        }
        if (request.envelope().isPresent()) {
            envelope(transport, request.envelope().get());
        }
    }

    private void startTls(ProbeTransport transport) throws MessagingException {
        boolean offered = offers().stream().anyMatch(offer -> offer.keyword().equals("STARTTLS"));
        if (offered) {
            transport.secure();
        } else {
            steps.begin(Stage.STARTTLS);
            steps.end(DialogueOutcome.TLS_ABSENT);
        }
    }

    private List<Capability> offers() {
        return steps.list().stream()
                .filter(step -> step.stage() == Stage.EHLO)
                .flatMap(step -> step.reply().stream())
                .flatMap(reply -> Capability.of(reply).stream())
                .toList();
    }

    private Socket upgrade(Wire wire) throws IOException {
        steps.end(DialogueOutcome.STARTTLS_OK);
        steps.begin(Stage.HANDSHAKE);
        injected = wire.clearLeftovers();
        return handshake(wire);
    }

    private Socket handshake(Wire wire) throws IOException {
        wire.expect(request.limits().command());
        TlsHandshake handshake = request.hello() == DialogueRequest.Hello.LONG
                ? TlsHandshake.beginningWithAFullPacket()
                : new TlsHandshake();
        SSLSocket secured = handshake.over(wire.belowTls(), request.host(), socket.getPort());
        TlsFacts facts = handshake.facts(secured);
        tls = Optional.of(facts);
        transcript.note(facts.protocol() + " " + facts.cipher());
        steps.end(DialogueOutcome.TLS_OK);
        wire.secured(secured.getInputStream(), secured.getOutputStream());
        return wire.linesUnderTls();
    }

    private static void envelope(ProbeTransport transport, Envelope envelope) throws MessagingException {
        transport.command(
                Stage.MAIL,
                "MAIL FROM:<" + envelope.mailFrom() + ">",
                DialogueOutcome.MAIL_OK,
                DialogueOutcome.POLICY_MAIL);
        transport.command(
                Stage.RCPT,
                "RCPT TO:<" + envelope.rcptTo() + ">",
                DialogueOutcome.RCPT_OK,
                DialogueOutcome.POLICY_RCPT);
    }

    private void takeLeave(Wire wire) {
        boolean greeted = steps.list().stream()
                .anyMatch(step -> step.stage() == Stage.BANNER && step.reply().isPresent());
        boolean withoutPeer = steps.list().stream().anyMatch(step -> WITHOUT_PEER.contains(step.outcome()));
        if (greeted && !withoutPeer) {
            boolean heard = steps.list().stream().noneMatch(step -> UNHEARD.contains(step.outcome())) && !wire.ended();
            wire.farewell(heard ? Wire.Waiting.FOR_THE_REPLY : Wire.Waiting.FOR_NOTHING);
        }
    }

    private DialogueReport report(IpAddress peer, int unasked) {
        List<Step> all = steps.list();
        return new DialogueReport(
                all.get(all.size() - 1).outcome(),
                detail,
                all,
                tls,
                ClientAddresses.in(all, peer),
                new DialogueReport.Oddities(Masking.in(all), injected, unasked),
                request.tries() == DialogueRequest.Tries.LAST ? Optional.empty() : Greylists.in(all),
                transcript.lines());
    }
}
