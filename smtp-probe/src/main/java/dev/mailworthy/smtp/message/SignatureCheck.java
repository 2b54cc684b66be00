package dev.mailworthy.smtp.message;

import dev.mailworthy.core.dns.Dns;
import java.time.Clock;
import java.util.List;

/**
 * Verifies the DKIM signatures of a message, and nothing else (RFC 6376 section 6). {@link MessageCheck} judges the whole message.
 * Safe for use by many threads.
 */
public final class SignatureCheck {

    private final Dns dns;
    private final Clock clock;

    private SignatureCheck(Dns dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
    }

    /**
     * {@return a check of signatures}
     *
     * @param dns is asked for the keys
     * @param clock decides which signatures have expired, if the message does not say when it was received
     */
    public static SignatureCheck over(Dns dns, Clock clock) {
        return new SignatureCheck(dns, clock);
    }

    /**
     * Verifies all signatures. Blocks until the keys have come; the DNS port's deadline bounds the time.
     *
     * @param message as it was received
     * @param service that the keys must be for
     * @return each signature in the order of the header, the first 10 at most
     */
    public List<VerifiedSignature> verify(MailMessage message, SigningService service) {
        return new DkimVerifier(dns, clock).verify(message, service);
    }
}
