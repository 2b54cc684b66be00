package dev.mailworthy.smtp.provider;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.Passage;
import dev.mailworthy.smtp.path.MailPort;
import java.util.Optional;
import java.util.stream.Stream;

/** The provider whose pattern the closed ports resemble, if no other hint names one. It is no proof. */
public enum Resemblance {
    /** Ports 25 and 465 are dropped, and 587 is open. */
    HETZNER("hetzner-cloud", "25 and 465 are dropped and 587 is open, which is like Hetzner Cloud"),
    /** Ports 25, 465 and 587 are dropped, and 2525 is open. */
    DIGITALOCEAN("digitalocean", "25, 465 and 587 are dropped and 2525 is open, which is like DigitalOcean or Linode"),
    /** Ports 25, 465, 587 and 2525 are dropped. */
    ALL_CLOSED("all-closed", "25, 465, 587 and 2525 are dropped, which is like Cloudzy: no mail port is left"),
    /** Ports 25, 465 and 587 are dropped; about 2525 nothing is known, or it is dropped too. */
    SUBMISSION_CLOSED(
            "submission-closed",
            "25, 465 and 587 are dropped, which is like DigitalOcean or, when 2525 is dropped too, Cloudzy"),
    /** The first connections to port 25 open, and later ones vanish. */
    AWS("aws-ec2", "the first connections to 25 open and later ones vanish, which is like Amazon EC2");

    private final String label;
    private final String words;

    Resemblance(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /**
     * {@return the pattern of the {@link Measured} ports, if it is one of these}
     *
     * @param measured the ports of a run
     */
    public static Optional<Resemblance> of(Measured measured) {
        if (!measured.ports(verdict -> verdict.passage() == Passage.RATIONED).isEmpty()) {
            return Optional.of(AWS);
        }
        if (!dropped(measured, MailPort.SMTP, MailPort.SUBMISSIONS)) {
            return Optional.empty();
        }
        if (measured.everywhere(MailPort.SUBMISSION.number(), EgressVerdict::isOpen)) {
            return Optional.of(HETZNER);
        }
        return dropped(measured, MailPort.SUBMISSION) ? Optional.of(withoutSubmission(measured)) : Optional.empty();
    }

    private static Resemblance withoutSubmission(Measured measured) {
        if (measured.everywhere(MailPort.RELAY.number(), EgressVerdict::isOpen)) {
            return DIGITALOCEAN;
        }
        return dropped(measured, MailPort.RELAY) ? ALL_CLOSED : SUBMISSION_CLOSED;
    }

    private static boolean dropped(Measured measured, MailPort... ports) {
        return Stream.of(ports)
                .allMatch(port -> measured.everywhere(port.number(), verdict -> verdict.passage() == Passage.DROPPED));
    }

    /** {@return the name in JSON} */
    @JsonValue
    public String label() {
        return label;
    }

    /** {@return the pattern in words} */
    public String words() {
        return words;
    }
}
