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
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What is done with each connection of a run: how far the talk goes, and whether TLS comes first. */
final class Manners {

    /** Who greets in time answers EHLO in time, or is no server worth waiting for. */
    private static final Duration COMMAND = Duration.ofSeconds(10);

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    /** TLS speaks first there (RFC 8314 section 3.3). */
    private static final int SUBMISSIONS = 465;

    private static final Set<Integer> LOGINS = Set.of(SUBMISSIONS, 587);

    /** Stands where a name has to, in a talk that ends before anybody says one. */
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

    /** As far as TLS, or less. */
    Attempt.Manner withoutEnvelope(Destination destination) {
        if (destination.role() == EgressPath.Role.CONTROL || destination.role() == EgressPath.Role.CANARY) {
            return new Attempt.Manner.Connect();
        }
        if (request.ehlo().isEmpty() && destination.port() != SUBMISSIONS) {
            return new Attempt.Manner.Greet();
        }
        return talk(destination, usual(destination).again());
    }

    /** The same talk once more, to a receiver that greylists. */
    Attempt.Manner again(Destination destination) {
        return talk(
                destination,
                usual(destination)
                        .withEnvelope(request.envelope().orElseThrow())
                        .again());
    }

    /** Whether MAIL and RCPT are said: never where mail takes a login (RFC 6409 section 4.3). */
    boolean asksEnvelope(Destination destination) {
        return request.envelope().isPresent()
                && request.ehlo().isPresent()
                && destination.role() == EgressPath.Role.TARGET
                && !LOGINS.contains(destination.port());
    }

    private Attempt.Manner talk(Destination destination, DialogueRequest talk) {
        boolean tlsFirst = destination.port() == SUBMISSIONS;
        return new Attempt.Manner.Dialogue(dialogue, talk.withTls(tlsFirst ? TlsStart.IMPLICIT : TlsStart.STARTTLS));
    }

    private DialogueRequest usual(Destination destination) {
        return new DialogueRequest(
                request.ehlo().orElse(UNSPOKEN),
                destination.host(),
                TlsStart.STARTTLS,
                request.ehlo().isPresent() ? Depth.TLS : Depth.BANNER,
                Optional.empty(),
                limits(destination.port() == SUBMISSIONS),
                DialogueRequest.Tries.FIRST_OF_TWO);
    }

    /** Keys cost both sides time, however soon a greeting is wanted after them. */
    private TimeLimits limits(boolean tlsFirst) {
        Duration banner = request.bannerTimeout();
        Duration command = banner.compareTo(COMMAND) < 0 && !tlsFirst ? banner : COMMAND;
        return new TimeLimits(banner, command, FAREWELL, banner.plus(command.multipliedBy(3)));
    }
}
