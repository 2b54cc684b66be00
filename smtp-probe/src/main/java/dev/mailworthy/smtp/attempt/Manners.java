package dev.mailworthy.smtp.attempt;

import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.dialogue.Depth;
import dev.mailworthy.smtp.dialogue.DialogueRequest;
import dev.mailworthy.smtp.dialogue.SmtpDialogue;
import dev.mailworthy.smtp.dialogue.TlsStart;
import dev.mailworthy.smtp.dialogue.value.TimeLimits;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.MailPort;
import java.time.Duration;
import java.util.Optional;

/** Chooses the {@link Attempt.Manner} of each connection: how far the dialogue goes, and whether TLS comes first. */
final class Manners {

    /** Give up if a server that greeted does not answer a command within this time. */
    private static final Duration COMMAND = Duration.ofSeconds(10);

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    /** A placeholder for dialogues that end before EHLO is sent. */
    private static final EhloName UNSPOKEN = EhloName.literal(IpAddress.parse("192.0.2.1"));

    private final EgressRequest request;
    private final SmtpDialogue dialogue;

    Manners(EgressRequest request, SmtpDialogue dialogue) {
        this.request = request;
        this.dialogue = dialogue;
    }

    public Attempt.Manner of(Destination destination) {
        return asksEnvelope(destination)
                ? talk(
                        destination,
                        usual(destination).withEnvelope(request.envelope().orElseThrow()))
                : withoutEnvelope(destination);
    }

    /** A manner that goes as far as TLS at most. */
    Attempt.Manner withoutEnvelope(Destination destination) {
        if (destination.role() == EgressPath.Role.CONTROL || destination.role() == EgressPath.Role.CANARY) {
            return new Attempt.Manner.Connect();
        }
        if (request.ehlo().isEmpty() && !MailPort.startsWithTls(destination.port())) {
            return new Attempt.Manner.Greet();
        }
        return talk(destination, usual(destination).again());
    }

    /** A dialogue as far as TLS, in which this machine sends a packet of full length. */
    Attempt.Manner withLongHello(Destination destination) {
        return talk(destination, usual(destination).again().withLongHello());
    }

    /** The second dialogue with a receiver that greylists. */
    Attempt.Manner again(Destination destination) {
        return talk(
                destination,
                usual(destination)
                        .withEnvelope(request.envelope().orElseThrow())
                        .again());
    }

    /**
     * Whether to send MAIL and RCPT. They are never sent on ports that require a login ({@link MailPort#wantsLogin}).
     */
    boolean asksEnvelope(Destination destination) {
        return request.envelope().isPresent()
                && request.ehlo().isPresent()
                && destination.role() == EgressPath.Role.TARGET
                && !MailPort.wantsLogin(destination.port());
    }

    private Attempt.Manner talk(Destination destination, DialogueRequest talk) {
        boolean tlsFirst = MailPort.startsWithTls(destination.port());
        return new Attempt.Manner.Dialogue(dialogue, talk.withTls(tlsFirst ? TlsStart.IMPLICIT : TlsStart.STARTTLS));
    }

    private DialogueRequest usual(Destination destination) {
        return new DialogueRequest(
                request.ehlo().orElse(UNSPOKEN),
                destination.resolved().host(),
                TlsStart.STARTTLS,
                request.ehlo().isPresent() ? Depth.TLS : Depth.BANNER,
                Optional.empty(),
                limits(MailPort.startsWithTls(destination.port())),
                DialogueRequest.Tries.FIRST_OF_TWO);
    }

    /**
     * The time limits. A TLS handshake takes time on both sides; a short limit for the greeting does not shorten it.
     */
    private TimeLimits limits(boolean tlsFirst) {
        Duration banner = request.bannerTimeout();
        Duration command = banner.compareTo(COMMAND) < 0 && !tlsFirst ? banner : COMMAND;
        return new TimeLimits(banner, command, FAREWELL, banner.plus(command.multipliedBy(3)));
    }
}
