package dev.mailworthy.smtp;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.smtp.path.MailPort;

/** The findings about outgoing connections from this machine to mail servers. */
public enum EgressFinding implements FindingType {
    EGRESS_25_DROPPED(
            Severity.BLOCKER,
            "outgoing port 25 is dropped",
            "Connections to other mail servers get no answer, while a control connection works. Providers close port 25"
                    + " (RFC 5321 section 2.3.4) on new servers because of spam, and most open it on request.",
            Remedy.of(
                    Actor.PROVIDER,
                    "Ask the provider to open outgoing TCP port 25 for this server, saying what you send and to whom.",
                    "1 to 3 days")),
    EGRESS_25_REJECTED(
            Severity.BLOCKER,
            "outgoing port 25 is refused on the way",
            "Connections to several independent mail servers are refused alike, while a control connection works: a"
                    + " firewall on the way refuses in their place.",
            Remedy.of(
                    Actor.PROVIDER,
                    "Look for a rule in your own firewall and the provider's panel; if there is none, ask the provider to"
                            + " open outgoing TCP port 25.",
                    "minutes to 3 days")),
    EGRESS_25_LOCAL_FIREWALL(
            Severity.BLOCKER,
            "this machine's own firewall closes port 25",
            "The operating system refused to send. The rule is on this machine.",
            Remedy.of(
                    Actor.YOU,
                    "Find the rule, and allow outgoing TCP to port 25.",
                    new Means.RunCommand("nft list ruleset | grep -n 25"),
                    "at once")),
    EGRESS_25_INTERCEPTED(
            Severity.ERROR,
            "something answers in the place of other mail servers",
            "An address where no server is (RFC 5737) answered, or a responder of your own proved that somebody else"
                    + " answers for it or changes what is said: the provider or an agent on this machine leads mail"
                    + " connections to a proxy. Receivers see the proxy's address, not this machine's.",
            Remedy.of(
                    Actor.PROVIDER,
                    "Ask the provider whether outgoing mail goes through a proxy, and to exempt this server.",
                    "1 to 3 days")),
    EGRESS_TLS_STRIPPED(
            Severity.ERROR,
            "STARTTLS is taken away on the way",
            "The far end offers STARTTLS (RFC 3207), and something on the way removes the offer: mail leaves in clear"
                    + " text, and receivers that insist on TLS refuse it. Firewalls that inspect SMTP do so by default.",
            Remedy.of(
                    Actor.PROVIDER,
                    "Switch off SMTP inspection for this server: in your own firewall first, else at the provider.",
                    "minutes to 3 days")),
    EGRESS_25_THROTTLED(
            Severity.ERROR,
            "outgoing connections to port 25 are rationed",
            "Some providers let a few connections pass and drop the rest until an account is verified. Mail to many receivers"
                    + " waits in the queue for hours.",
            Remedy.of(Actor.PROVIDER, "Ask the provider to lift the limit on outgoing TCP port 25.", "1 to 3 days")),
    EGRESS_GREETING_REFUSED(
            Severity.ERROR,
            "receivers refuse at the greeting",
            "At least half of the receivers answered the connection itself with a 4yz or 5yz reply (RFC 5321 section"
                    + " 3.1). They know the address before a word is said: blocklists or a missing reverse name are usual.",
            Remedy.of(
                    Actor.YOU,
                    "Read the replies in the evidence, and mend what the blocklist and reverse-name checks show.",
                    "hours to days")),
    EGRESS_465_CLOSED(
            Severity.NOTICE,
            "outgoing port 465 is closed",
            "Submission over implicit TLS (RFC 8314) does not leave this machine. It matters only for sending through a"
                    + " relay.",
            Remedy.of(
                    Actor.PROVIDER, "Use another port to the relay, or ask the provider to open 465.", "1 to 3 days")),
    EGRESS_587_CLOSED(
            Severity.NOTICE,
            "outgoing port 587 is closed",
            "Submission (RFC 6409) does not leave this machine. It matters only for sending through a relay.",
            Remedy.of(
                    Actor.PROVIDER, "Use another port to the relay, or ask the provider to open 587.", "1 to 3 days")),
    EGRESS_PORT_CLOSED(
            Severity.NOTICE,
            "an outgoing port is closed",
            "The port that was asked about does not leave this machine.",
            Remedy.of(Actor.PROVIDER, "Use another port, or ask the provider to open this one.", "1 to 3 days")),
    EGRESS_IPV4_MISSING(
            Severity.WARNING,
            "this machine has no IPv4",
            "Many receivers are reached over IPv4 only; mail to them stays in the queue.",
            Remedy.of(
                    Actor.PROVIDER,
                    "Order an IPv4 address, or send through a relay that has one.",
                    "minutes to a day"));

    private final FindingDescription description;

    EgressFinding(Severity severity, String title, String explanation, Remedy remedy) {
        this.description = new FindingDescription(severity, title, explanation, remedy);
    }

    /**
     * The finding about a closed port, by its number. At port 25 the {@link EgressVerdict} gives a more exact finding.
     */
    static EgressFinding ofClosed(int port) {
        if (MailPort.SUBMISSIONS.is(port)) {
            return EGRESS_465_CLOSED;
        }
        return MailPort.SUBMISSION.is(port) ? EGRESS_587_CLOSED : EGRESS_PORT_CLOSED;
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
