package dev.mailworthy.smtp.path;

import java.util.List;
import java.util.stream.Stream;

/** The TCP ports that mail uses. A run may probe any other port too, which then has no constant here. */
public enum MailPort {
    /** Mail between servers (RFC 5321 section 4.5.4.2). Mail to a domain's MX leaves by this port. */
    SMTP(25),
    /** Submission with TLS from the first octet (RFC 8314 section 3.3). */
    SUBMISSIONS(465),
    /** Submission with STARTTLS (RFC 6409 section 3.1). */
    SUBMISSION(587),
    /** No standard names this port. Many relays accept submissions there, because networks rarely close it. */
    RELAY(2525);

    private final int number;

    MailPort(int number) {
        this.number = number;
    }

    /** {@return the number of the TCP port} */
    public int number() {
        return number;
    }

    /**
     * {@return whether the port is this one}
     *
     * @param port 1 to 65535
     */
    public boolean is(int port) {
        return number == port;
    }

    /** {@return all port numbers, in ascending order} */
    public static List<Integer> numbers() {
        return Stream.of(values()).map(MailPort::number).toList();
    }

    /**
     * {@return whether the TLS handshake comes before the greeting on this port}
     *
     * @param port 1 to 65535
     */
    public static boolean startsWithTls(int port) {
        return SUBMISSIONS.is(port);
    }

    /**
     * {@return whether servers accept mail on this port only after a login (RFC 6409 section 4.3)}
     *
     * @param port 1 to 65535
     */
    public static boolean wantsLogin(int port) {
        return SUBMISSIONS.is(port) || SUBMISSION.is(port);
    }
}
