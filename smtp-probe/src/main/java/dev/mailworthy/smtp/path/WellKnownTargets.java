package dev.mailworthy.smtp.path;

import static dev.mailworthy.smtp.path.MailPort.RELAY;
import static dev.mailworthy.smtp.path.MailPort.SMTP;
import static dev.mailworthy.smtp.path.MailPort.SUBMISSION;
import static dev.mailworthy.smtp.path.MailPort.SUBMISSIONS;

import dev.mailworthy.core.net.IpAddress;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The default {@link EgressTarget targets}, controls and canaries. Targets are receivers and submission hosts of
 * independent operators in several networks, at least three of them over IPv6. Controls are not mail servers. Canaries
 * are documentation addresses without a server (RFC 5737, RFC 3849).
 */
final class WellKnownTargets {

    /** The list of domains whose servers offer STARTTLS, which the Electronic Frontier Foundation kept. */
    private static final KnownOffer LISTED = new KnownOffer(
            LocalDate.of(2018, 9, 28),
            URI.create("https://github.com/EFForg/starttls-everywhere/blob/master/policy.json"));

    public static final List<EgressTarget> TARGETS = List.of(
            receiver("gmail.com", "Google").withStartTls(Optional.of(LISTED)),
            receiver("outlook.com", "Microsoft").withStartTls(Optional.of(LISTED)),
            receiver("yahoo.com", "Yahoo").withStartTls(Optional.of(LISTED)),
            receiver("comcast.net", "Comcast").withStartTls(Optional.of(LISTED)),
            receiver("mailbox.org", "Heinlein"),
            receiver("debian.org", "Debian"),
            submission("smtp.gmail.com", "Google", SUBMISSIONS, SUBMISSION),
            submission("smtp.office365.com", "Microsoft", SUBMISSION),
            submission("smtp.mail.yahoo.com", "Yahoo", SUBMISSIONS, SUBMISSION),
            submission("smtp.fastmail.com", "Fastmail", SUBMISSIONS, SUBMISSION),
            submission("smtp.mailbox.org", "Heinlein", SUBMISSIONS, SUBMISSION),
            submission("smtp.sendgrid.net", "SendGrid", RELAY),
            submission("smtp.mailgun.org", "Mailgun", RELAY),
            submission("smtp.postmarkapp.com", "Postmark", RELAY));

    static final List<EgressTarget> CONTROLS =
            List.of(control("www.wikipedia.org"), control("www.debian.org"), control("www.iana.org"));

    static final List<IpAddress> CANARIES =
            List.of(IpAddress.parse("192.0.2.1"), IpAddress.parse("198.51.100.1"), IpAddress.parse("2001:db8::1"));

    private WellKnownTargets() {}

    private static EgressTarget receiver(String domain, String operator) {
        return new EgressTarget(domain, operator, true, List.of(), OptionalInt.empty(), List.of(SMTP.number()));
    }

    private static EgressTarget submission(String host, String operator, MailPort... ports) {
        return new EgressTarget(
                host,
                operator,
                false,
                List.of(),
                OptionalInt.empty(),
                Stream.of(ports).map(MailPort::number).toList());
    }

    private static EgressTarget control(String host) {
        return new EgressTarget(host, host, false, List.of(), OptionalInt.of(443), List.of());
    }
}
