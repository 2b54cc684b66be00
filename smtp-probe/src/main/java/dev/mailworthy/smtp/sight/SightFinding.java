package dev.mailworthy.smtp.sight;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;

/** The findings about the address that mail leaves from. */
public enum SightFinding implements FindingType {
    /** Mail leaves from another address than this machine's own (info; RFC 3022). */
    SENDING_ADDRESS_TRANSLATED(
            Severity.INFO,
            "mail leaves from another address than this machine's own",
            "Network address translation changes the address on the way (RFC 3022). Receivers judge the address that they see:"
                    + " its reverse name, its place in the SPF record and on blocklists.",
            Remedy.of(
                    Actor.YOU,
                    "Set the reverse name and the SPF record for the address that receivers see. If it is the wrong one,"
                            + " correct the translation.",
                    TimeToEffect.MINUTES)),
    /** Receivers do not agree about the sending address (notice; RFC 5321 section 4.1.1.1). */
    SENDING_ADDRESS_UNSURE(
            Severity.NOTICE,
            "receivers do not agree about the sending address",
            "A server names the address of its client in its reply to EHLO (RFC 5321 section 4.1.1.1). One operator alone can be"
                    + " wrong or can lie, so that an address counts only if most operators name it.",
            Remedy.of(
                    Actor.YOU,
                    "Have a responder of your own see the address, or name the address that your mail leaves from.",
                    TimeToEffect.MINUTES)),
    /** IPv4 goes through an address that is shared with strangers (warning; RFC 6598; RFC 7335). */
    SENDING_ADDRESS_SHARED(
            Severity.WARNING,
            "IPv4 goes through an address that is shared with strangers",
            "The address of this machine is for carrier-grade translation (RFC 6598) or for IPv4 over IPv6 (RFC 7335). Many"
                    + " customers leave through one public address. It has no reverse name of yours, and others' spam counts"
                    + " against it. Some clouds use these addresses inside and give each machine a public address of its own.",
            Remedy.of(
                    Actor.YOU,
                    "Look for a public address of this machine in the provider's panel. If there is none, order one, or send"
                            + " through a relay.",
                    TimeToEffect.MINUTES_TO_A_DAY)),
    /** IPv4 receivers are reached through NAT64 (warning; RFC 6147). */
    SENDING_ADDRESS_NAT64(
            Severity.WARNING,
            "IPv4 receivers are reached through NAT64",
            "The resolver makes IPv6 addresses for servers that have IPv4 only (DNS64, RFC 6147), and a gateway of the network"
                    + " translates (NAT64, RFC 6146). Such receivers see the gateway's shared IPv4 address. Its reverse name and its"
                    + " reputation are not yours.",
            Remedy.of(
                    Actor.YOU,
                    "Order an IPv4 address for this machine, or send through a relay that has one. A reverse name of your IPv6"
                            + " address does not help there.",
                    TimeToEffect.MINUTES_TO_A_DAY)),
    /** Mail over IPv6 leaves from a temporary address (warning; RFC 8981). */
    SENDING_ADDRESS_TEMPORARY(
            Severity.WARNING,
            "mail over IPv6 leaves from a temporary address",
            "The system prefers a temporary privacy address (RFC 8981). It is replaced after a day or less, so that no reverse name"
                    + " and no SPF record can follow it. Receivers refuse IPv6 addresses without a reverse name.",
            Remedy.of(
                    Actor.YOU,
                    "Bind the mail server to a stable IPv6 address, and set no reverse name for the temporary one. Postfix:"
                            + " smtp_bind_address6 = ADDRESS; Exim: interface = ADDRESS in the remote_smtp transport; sendmail:"
                            + " CLIENT_OPTIONS(`Family=inet6, Addr=ADDRESS'); OpenSMTPD: action ... relay src ADDRESS. Or switch"
                            + " temporary addresses off: sysctl net.ipv6.conf.all.use_tempaddr=0.",
                    TimeToEffect.RESTART));

    private final FindingDescription description;

    SightFinding(Severity severity, String title, String explanation, Remedy remedy) {
        this.description = new FindingDescription(severity, title, explanation, remedy);
    }

    @Override
    public CheckArea area() {
        return CheckArea.PORTS;
    }

    @Override
    public FindingDescription description() {
        return description;
    }
}
