package dev.mailworthy.smtp;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.smtp.path.MailPort;

/** The findings about outgoing connections from this machine to mail servers. */
public enum EgressFinding implements FindingType {
    /** Outgoing port 25 is dropped (blocker; RFC 5321 section 2.3.4). */
    EGRESS_25_DROPPED(
            Severity.BLOCKER,
            "outgoing port 25 is dropped",
            "Connections to other mail servers get no answer, while a control connection works. Providers close port 25"
                    + " (RFC 5321 section 2.3.4) on new servers because of spam, and most open it on request.",
            Remedy.of(
                    Actor.YOU,
                    "Ask the provider to open outgoing TCP port 25 for this server, saying what you send and to whom.",
                    TimeToEffect.ONE_TO_THREE_DAYS)),
    /** Outgoing port 25 is refused on the way (blocker). */
    EGRESS_25_REJECTED(
            Severity.BLOCKER,
            "outgoing port 25 is refused on the way",
            "Connections to several independent mail servers are refused alike, while a control connection works: a"
                    + " firewall on the way refuses in their place.",
            Remedy.of(
                    Actor.YOU,
                    "Look for a rule in your own firewall and the provider's panel; if there is none, ask the provider to"
                            + " open outgoing TCP port 25.",
                    TimeToEffect.MINUTES_TO_DAYS)),
    /** This machine's own firewall closes port 25 (blocker). */
    EGRESS_25_LOCAL_FIREWALL(
            Severity.BLOCKER,
            "this machine's own firewall closes port 25",
            "The operating system refused to send. The rule is on this machine: in the packet filter, in the routing rules"
                    + " (prohibit, blackhole), or in a security module such as SELinux.",
            Remedy.of(
                    Actor.YOU,
                    "Find the rule, and allow outgoing TCP to port 25.",
                    new Means.RunCommand("nft list ruleset | grep -n 25; ip rule list"),
                    TimeToEffect.AT_ONCE)),
    /** This machine's own firewall rations port 25 (error). */
    EGRESS_25_LOCAL_LIMIT(
            Severity.ERROR,
            "this machine's own firewall rations port 25",
            "A rule of this machine's packet filter lets only a part of new connections to port 25 pass. Mail to many"
                    + " receivers waits in the queue. The provider has no part in it.",
            Remedy.of(
                    Actor.YOU,
                    "Raise the limit in this machine's own rule, or let the mail server's user pass before it.",
                    new Means.RunCommand("nft -a list ruleset | grep -n limit"),
                    TimeToEffect.AT_ONCE)),
    /** This machine itself redirects port 25 (error). */
    EGRESS_25_LOCAL_REDIRECT(
            Severity.ERROR,
            "this machine itself redirects port 25",
            "A rule of this machine's packet filter leads outgoing connections to port 25 to another address or port: to"
                    + " a program of this machine, to a relay or to a mail catcher. The program there answers in the place of"
                    + " receivers. The provider has no part in it.",
            Remedy.of(
                    Actor.YOU,
                    "Find out what the redirect is for. If it is not wanted, let the mail server's connections pass before"
                            + " it.",
                    new Means.RunCommand("nft -a list ruleset | grep -nE 'redirect|dnat'"),
                    TimeToEffect.AT_ONCE)),
    /** This machine's own firewall decides by user (warning). */
    EGRESS_25_BY_USER(
            Severity.WARNING,
            "this machine's own firewall decides by user",
            "A rule of this machine's packet filter looks at the user, the group, the control group or the mark of a"
                    + " connection. What the user of this run met says nothing about the mail server's user. Control panels"
                    + " set such rules to stop scripts from sending mail.",
            Remedy.of(
                    Actor.YOU,
                    "Measure as the mail server's user. If the rule closes port 25 to it, let that user pass.",
                    new Means.Learn(Hint.Standard.RUN_AS_MAIL_USER),
                    TimeToEffect.MINUTES)),
    /** A device answers in place of other mail servers (error; RFC 5737). */
    EGRESS_25_INTERCEPTED(
            Severity.ERROR,
            "a device answers in place of other mail servers",
            "One name greeted for the servers of several operators, or an address without a server (RFC 5737) answered,"
                    + " or a responder of yours proved that its words were changed. Usually the provider leads port"
                    + " 25 to a"
                    + " proxy. Receivers then see the proxy's address, not this machine's.",
            Remedy.of(
                    Actor.YOU,
                    "Ask the provider whether outgoing mail goes through a proxy. If it does, ask for an exemption for this server.",
                    TimeToEffect.ONE_TO_THREE_DAYS)),
    /** STARTTLS is taken away on the way (error; RFC 3207). */
    EGRESS_TLS_STRIPPED(
            Severity.ERROR,
            "STARTTLS is taken away on the way",
            "The far end offers STARTTLS (RFC 3207), and something on the way removes the offer: mail leaves in clear"
                    + " text, and receivers that insist on TLS refuse it. Firewalls that inspect SMTP do so by default. Signs are"
                    + " overwritten lines, a promise of TLS by DANE or MTA-STS, or several receivers that are known to offer"
                    + " STARTTLS and do not offer it here.",
            Remedy.of(
                    Actor.YOU,
                    "Switch off SMTP inspection for this server: in your own firewall first, else at the provider.",
                    TimeToEffect.MINUTES_TO_DAYS)),
    /** Outgoing connections to port 25 are rationed (error). */
    EGRESS_25_THROTTLED(
            Severity.ERROR,
            "outgoing connections to port 25 are rationed",
            "Some providers let a few connections pass and drop the rest until an account is verified. Mail to many receivers"
                    + " waits in the queue for hours.",
            Remedy.of(
                    Actor.YOU,
                    "Ask the provider to lift the limit on outgoing TCP port 25.",
                    TimeToEffect.ONE_TO_THREE_DAYS)),
    /** Receivers refuse at the greeting (error; RFC 5321 section 3.1). */
    EGRESS_GREETING_REFUSED(
            Severity.ERROR,
            "receivers refuse at the greeting",
            "At least half of the receivers answered the connection itself with a 4yz or 5yz reply (RFC 5321 section"
                    + " 3.1). They decide by the address alone. Usual causes are a blocklist or a missing reverse name."
                    + " If all independent operators refuse with 5yz, no mail leaves, and the finding is a blocker.",
            Remedy.of(
                    Actor.YOU,
                    "Read the replies in the evidence, and mend what the blocklist and reverse-name checks show.",
                    TimeToEffect.HOURS_TO_DAYS)),
    /** No reply to EHLO arrives (blocker; RFC 5321 section 4.1.1.1). */
    EGRESS_EHLO_UNANSWERED(
            Severity.BLOCKER,
            "no reply to EHLO arrives",
            "Connections open and servers greet. Then the reply to EHLO (RFC 5321 section 4.1.1.1) does not arrive, or the"
                    + " connection ends. A mail server that gets no reply keeps the mail in its queue. A filter that reads SMTP"
                    + " is a usual cause, and so is a network that loses large packets.",
            Remedy.of(
                    Actor.YOU,
                    "Switch off SMTP inspection in your own firewall. If there is none, ask the provider what ends or"
                            + " loses connections to port 25 after the greeting.",
                    TimeToEffect.MINUTES_TO_DAYS)),
    /** Long packets to mail servers are lost: path MTU suspected (blocker). */
    EGRESS_PATH_MTU(
            Severity.BLOCKER,
            "long packets to mail servers are lost: path MTU suspected",
            "Conversations that differ only in the length of their packets end differently: with short packets they work, with"
                    + " long ones they stop. The usual cause is a tunnel or link with a smaller maximum packet (MTU), and a"
                    + " filter that drops the ICMP messages about it (RFC 2923 section 2.1, RFC 4821). Short commands pass, and"
                    + " each real message is lost.",
            Remedy.of(
                    Actor.YOU,
                    "Lower the maximum segment size (MSS) of mail connections, and test again. If that helps, keep the rule or"
                            + " lower the MTU of the interface. In each case let ICMP type 3 code 4 and ICMPv6 type 2 pass, and"
                            + " ask the provider for the MTU of the path.",
                    new Means.RunCommand("nft 'add table inet mss;"
                            + " add chain inet mss out { type filter hook output priority 0; };"
                            + " add chain inet mss in { type filter hook input priority 0; };"
                            + " add rule inet mss out tcp dport 25 tcp flags syn tcp option maxseg size set 1200;"
                            + " add rule inet mss in tcp sport 25 tcp flags syn tcp option maxseg size set 1200'"),
                    TimeToEffect.AT_ONCE)),
    /** Receivers refuse EHLO (error; RFC 5321 section 4.1.1.1). */
    EGRESS_EHLO_REFUSED(
            Severity.ERROR,
            "receivers refuse EHLO",
            "At least half of the receivers greeted, and then answered EHLO with a 4yz or 5yz reply (RFC 5321 section 4.1.1.1)."
                    + " They refuse the name in EHLO, or the address after a closer look. If all independent operators refuse"
                    + " with 5yz, no mail leaves, and the finding is a blocker.",
            Remedy.of(
                    Actor.YOU,
                    "Read the replies in the evidence. Check that the EHLO name exists, points to this address and is its"
                            + " reverse name, and that the address is on no blocklist.",
                    TimeToEffect.MINUTES_TO_DAYS)),
    /** TLS to mail servers fails (error; RFC 3207). */
    EGRESS_TLS_BROKEN(
            Severity.ERROR,
            "TLS to mail servers fails",
            "At least half of the servers offer STARTTLS (RFC 3207), and then refuse it, or the handshake breaks off. Mail"
                    + " leaves in clear text at best, and receivers that insist on TLS get none. Unrelated servers do not fail"
                    + " alike by chance: look for a filter, a lost packet size or a local fault.",
            Remedy.of(
                    Actor.YOU,
                    "Switch off SMTP and TLS inspection in your own firewall. If there is none, ask the provider whether"
                            + " mail connections pass a filter.",
                    TimeToEffect.MINUTES_TO_DAYS)),
    /** Port 25 works to some operators and not to others (warning). */
    EGRESS_OPERATORS_SPLIT(
            Severity.WARNING,
            "port 25 works to some operators and not to others",
            "Conversations with some operators' mail servers came to a good end, and others failed. Either the network closes the"
                    + " way to some receivers, or those receivers close it to this network, or they have an outage. Mail to"
                    + " them waits in the queue.",
            Remedy.of(
                    Actor.YOU,
                    "Try again in an hour. If the same operators fail, try from another network. If it works there, ask"
                            + " the provider about those addresses, else ask the operator.",
                    TimeToEffect.HOURS)),
    /** Outgoing port 465 is closed (notice; RFC 8314). */
    EGRESS_465_CLOSED(
            Severity.NOTICE,
            "outgoing port 465 is closed",
            "Submission over implicit TLS (RFC 8314) does not leave this machine. It matters only for sending through a"
                    + " relay.",
            Remedy.of(
                    Actor.YOU,
                    "Use another port to the relay, or ask the provider to open 465.",
                    TimeToEffect.ONE_TO_THREE_DAYS)),
    /** Outgoing port 587 is closed (notice; RFC 6409). */
    EGRESS_587_CLOSED(
            Severity.NOTICE,
            "outgoing port 587 is closed",
            "Submission (RFC 6409) does not leave this machine. It matters only for sending through a relay.",
            Remedy.of(
                    Actor.YOU,
                    "Use another port to the relay, or ask the provider to open 587.",
                    TimeToEffect.ONE_TO_THREE_DAYS)),
    /** An outgoing port is closed (notice). */
    EGRESS_PORT_CLOSED(
            Severity.NOTICE,
            "an outgoing port is closed",
            "The port that was asked about does not leave this machine.",
            Remedy.of(
                    Actor.YOU,
                    "Use another port, or ask the provider to open this one.",
                    TimeToEffect.ONE_TO_THREE_DAYS)),
    /** This machine has no IPv4 (warning). */
    EGRESS_IPV4_MISSING(
            Severity.WARNING,
            "this machine has no IPv4",
            "Many receivers are reached over IPv4 only; mail to them stays in the queue.",
            Remedy.of(
                    Actor.YOU,
                    "Order an IPv4 address, or send through a relay that has one.",
                    TimeToEffect.MINUTES_TO_A_DAY));

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
