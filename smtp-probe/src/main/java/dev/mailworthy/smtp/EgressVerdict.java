package dev.mailworthy.smtp;

import dev.mailworthy.core.Hint.Standard;
import dev.mailworthy.core.Reason;
import dev.mailworthy.smtp.VerdictMeaning.Gap;
import dev.mailworthy.smtp.VerdictMeaning.Proof;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.MailPort;
import java.util.Optional;

/** The verdict on one port, family and source. {@link VerdictMeaning} has its effect on mail. */
public enum EgressVerdict {
    /**
     * Servers of at least two operators greet and take all that was said after it, up to TLS. Without a name for EHLO only the
     * greeting was tested.
     */
    OPEN(VerdictMeaning.of(Passage.OPEN).overruledBy(Proof.CERTAIN).provable()),
    /** TCP connects, but no SMTP greeting came. */
    OPEN_UNVERIFIED(VerdictMeaning.of(Passage.UNKNOWN)
            .unanswered(Reason.TIMEOUT, "connections open, but no server greets", Standard.NAME_TARGETS)
            .overruledBy(Proof.ANY)
            .provable()),
    /** No target answers, and a control does. */
    BLOCKED_DROP(VerdictMeaning.of(Passage.DROPPED)
            .finding(
                    EgressFinding.EGRESS_25_DROPPED,
                    "Mail servers do not answer on this port, and web servers answer: something on the way drops the"
                            + " packets.")
            .letter("connection requests to independent operators vanish alike, while other connections from the same"
                    + " machine work. Something on the way drops them.")),
    /** A TCP reset answers each connection request to a target, and a control works. */
    BLOCKED_REJECT_RST(VerdictMeaning.of(Passage.REFUSED)
            .finding(
                    EgressFinding.EGRESS_25_REJECTED,
                    "A TCP reset refuses every connection to mail servers, and web servers answer.")
            .letter(
                    "connection requests to independent operators are reset alike, while other connections from the same"
                            + " machine work. A filter on the way answers in their place.")),
    /** An ICMP message answers each connection request to a target, and a control works. */
    BLOCKED_REJECT_ICMP(VerdictMeaning.of(Passage.REFUSED)
            .finding(
                    EgressFinding.EGRESS_25_REJECTED,
                    "An ICMP message refuses every connection to mail servers, and web servers answer.")
            .letter("connection requests to independent operators are refused by ICMP messages alike, while other"
                    + " connections from the same machine work. A filter on the way refuses them.")),
    /** This machine's own packet filter or routing table refuses. */
    BLOCKED_LOCAL(VerdictMeaning.of(Passage.DENIED_HERE)
            .finding(EgressFinding.EGRESS_25_LOCAL_FIREWALL, "This machine's own system refuses to send.")),
    /** The first connections pass and later ones do not. One connection proves nothing about the port. */
    THROTTLED(VerdictMeaning.of(Passage.RATIONED)
            .finding(
                    EgressFinding.EGRESS_25_THROTTLED,
                    "The first connections passed; a target that had answered was lost when it was tried again.")
            .unansweredBy(
                    Reason.TIMEOUT, "the first connections passed and later ones were lost", Standard.NAME_TARGETS)
            .letter("the first connections open and later ones vanish. Something on the way limits them.")),
    /** A rule of this machine rations connections to the port. */
    THROTTLED_LOCAL(VerdictMeaning.of(Passage.RATIONED_HERE)
            .finding(
                    EgressFinding.EGRESS_25_LOCAL_LIMIT,
                    "A rule of this machine's own packet filter rations connections; the evidence shows it.")
            .unansweredBy(Reason.TIMEOUT, "this machine's own filter rations connections", Standard.NAME_TARGETS)),
    /** A rule of this machine leads connections to the port elsewhere. No receiver was reached. */
    REDIRECTED_LOCAL(VerdictMeaning.of(Passage.ALTERED)
            .finding(
                    EgressFinding.EGRESS_25_LOCAL_REDIRECT,
                    "A rule of this machine leads connections to another address or port; the evidence shows it.")
            .unanswered(
                    Reason.NOT_CONFIGURED,
                    "a rule of this machine leads connections elsewhere, and no receiver was reached",
                    Standard.RUN_AGAIN)),
    /** A rule of this machine decides by the user who connects. The measurement holds for its own user alone. */
    DEPENDS_ON_USER(VerdictMeaning.of(Passage.UNKNOWN)
            .finding(
                    EgressFinding.EGRESS_25_BY_USER,
                    "A rule of this machine treats users differently; the evidence shows it.")
            .unanswered(
                    Reason.NOT_CONFIGURED,
                    "a rule of this machine decides by user, and the mail server's user was not measured",
                    Standard.RUN_AS_MAIL_USER)),
    /** A device on the path answers in place of servers, or changes the dialogue. */
    INTERCEPTED(VerdictMeaning.of(Passage.ALTERED)
            .finding(
                    EgressFinding.EGRESS_25_INTERCEPTED,
                    "A device on the way answers in place of mail servers, or changes the dialogue.")
            .overruledBy(Proof.CERTAIN)),
    /** A device on the path removes the offer of STARTTLS (RFC 3207). */
    TLS_STRIPPED(
            VerdictMeaning.of(Passage.ALTERED)
                    .finding(
                            EgressFinding.EGRESS_TLS_STRIPPED,
                            "Mail servers offer STARTTLS, and the offer does not arrive here; the evidence shows how it is known.")),
    /** A documentation address answers on port 443 too, as in a sandbox or behind a captive portal. */
    ALL_TCP_PROXIED(VerdictMeaning.of(Passage.PROXIED)
            .unanswered(Reason.CANARY_FAILED, "a documentation address answers on every port", Standard.LEAVE_SANDBOX)
            .overruledBy(Proof.CERTAIN)),
    /** This machine has no address or route of that family, which is normal for many hosts. */
    NO_FAMILY(VerdictMeaning.of(Passage.NO_ROUTE)
            .finding(EgressFinding.EGRESS_IPV4_MISSING, "There is no route to any IPv4 target.")
            .unanswered(Reason.NO_CONNECTIVITY, "this machine has no route to the Internet", Standard.CONNECT)),
    /** The control connections fail too: the network is down. This proves nothing about mail. */
    NO_CONNECTIVITY(VerdictMeaning.of(Passage.UNKNOWN)
            .unanswered(
                    Reason.NO_CONNECTIVITY, "the control connections fail too: the network is down", Standard.CONNECT)),
    /** No target's name could be resolved. */
    DNS_FAILURE(VerdictMeaning.of(Passage.UNKNOWN)
            .unansweredByDns("no target's name was answered", Standard.NAME_RESOLVER)
            .overruledBy(Proof.ANY)),
    /** At least half of the operators refuse this machine in their greeting, or for its address at MAIL or RCPT. */
    REPUTATION_BLOCKED(VerdictMeaning.of(Passage.OPEN)
            .finding(
                    EgressFinding.EGRESS_GREETING_REFUSED,
                    "At least half of the receivers refuse this machine before they see a message.")
            .provable()),
    /** Servers greet, and at least half of them then give no usable reply to EHLO. */
    EHLO_UNANSWERED(VerdictMeaning.of(Passage.BROKEN)
            .finding(
                    EgressFinding.EGRESS_EHLO_UNANSWERED,
                    "At least half of the servers greet, and then no reply to EHLO arrives here.")
            .letter(
                    "independent operators' servers greet, and their replies to EHLO do not arrive. Something on the way"
                            + " loses them or ends the connections.")
            .provable()),
    /** At least half of the operators' servers refuse EHLO, and HELO where it was said. */
    EHLO_REFUSED(VerdictMeaning.of(Passage.OPEN)
            .finding(EgressFinding.EGRESS_EHLO_REFUSED, "At least half of the receivers refuse this machine at EHLO.")
            .provable()),
    /** STARTTLS was offered, and TLS did not come about at at least half of the operators. */
    TLS_BROKEN(VerdictMeaning.of(Passage.OPEN)
            .finding(
                    EgressFinding.EGRESS_TLS_BROKEN,
                    "At least half of the servers offer STARTTLS, and TLS to them does not come about.")
            .provable()),
    /**
     * Several servers' replies are lost, or this machine's packets to them, and short ones of the same conversations pass. The
     * path most likely has a smaller maximum packet (MTU) than its ends know (RFC 2923 section 2.1).
     */
    PATH_MTU_SUSPECTED(VerdictMeaning.of(Passage.BROKEN)
            .finding(
                    EgressFinding.EGRESS_PATH_MTU,
                    "Short packets pass and long ones are lost, at several operators alike.")
            .letter(
                    "short packets of a connection arrive and long ones vanish, to independent operators alike, and no ICMP"
                            + " message about their length arrives. The path probably has a smaller MTU than its ends know.")
            .provable()),
    /** One operator greets and one is not reached, which is too few to say more. */
    TARGET_DOWN(VerdictMeaning.of(Passage.UNKNOWN)
            .unansweredBy(Reason.TIMEOUT, "too few operators agree", Standard.NAME_TARGETS)
            .overruledBy(Proof.ANY)
            .provable()),
    /** No mail server that the run was to try has an address of the family. No connection was tried. */
    NO_TARGET(VerdictMeaning.of(Passage.UNKNOWN)
            .unansweredBy(
                    Reason.NOT_CONFIGURED,
                    "none of the mail servers to try has an address for it",
                    Standard.NAME_TARGETS)
            .overruledBy(Proof.ANY)
            .provable()),
    /** The run ended before enough connections were tried. */
    STOPPED(VerdictMeaning.of(Passage.UNKNOWN)
            .unansweredBy(Reason.SKIPPED, "the run ended before the connections were tried", Standard.RUN_AGAIN)
            .overruledBy(Proof.ANY)),
    /** Too few operators agree. */
    INCONCLUSIVE(VerdictMeaning.of(Passage.UNKNOWN)
            .unansweredBy(Reason.TIMEOUT, "too few operators agree", Standard.NAME_TARGETS)
            .overruledBy(Proof.ANY)
            .provable());

    private final VerdictMeaning meaning;

    EgressVerdict(VerdictMeaning meaning) {
        this.meaning = meaning;
    }

    /** {@return what happens to connections to the port} */
    public Passage passage() {
        return meaning.passage();
    }

    /** {@return whether connections reach the servers} If a server refuses in its greeting, the path is open. */
    public boolean isOpen() {
        return passage() == Passage.OPEN;
    }

    /**
     * {@return whether mail leaves, although a device on the path may read or change it} Where a rule of this machine leads it is
     * not known.
     */
    public boolean letsMailOut() {
        return isOpen() || passage() == Passage.ALTERED && this != REDIRECTED_LOCAL;
    }

    /** {@return whether the network or this machine itself keeps the port closed} */
    public boolean isBlocked() {
        return isBlockedByNetwork() || isBlockedHere();
    }

    /** {@return whether the network drops or refuses connections to the port} */
    public boolean isBlockedByNetwork() {
        return passage() == Passage.DROPPED || passage() == Passage.REFUSED;
    }

    /** {@return whether this machine itself refuses to send} */
    public boolean isBlockedHere() {
        return passage() == Passage.DENIED_HERE;
    }

    /** {@return whether connections are greeted, and the conversation breaks off before a message could be handed over} */
    public boolean isBroken() {
        return passage() == Passage.BROKEN;
    }

    /** {@return whether the servers are reached, and at least half of them refuse this machine before MAIL} */
    public boolean isRefusedByReceivers() {
        return this == REPUTATION_BLOCKED || this == EHLO_REFUSED;
    }

    /** {@return whether the provider is the one to ask: the network closes the port, rations it or loses replies} */
    public boolean isForProvider() {
        return isBlockedByNetwork() || passage() == Passage.RATIONED || isBroken();
    }

    /** {@return whether this machine has a route for the family, so that connections could be tried} */
    public boolean wasTried() {
        return passage() != Passage.NO_ROUTE;
    }

    /** {@return whether replies on this port may come from a device on the path, and prove nothing about the servers} */
    public boolean mayAnswerForOthers() {
        return passage() == Passage.ALTERED || passage() == Passage.PROXIED;
    }

    /** What is wrong at a port with this verdict. A closed port has a finding of its own number. */
    Optional<EgressFinding> finding(int port) {
        return isBlocked() && !MailPort.SMTP.is(port)
                ? Optional.of(EgressFinding.ofClosed(port))
                : meaning.found().map(VerdictMeaning.Found::finding);
    }

    /** One sentence for the message of the finding; empty without a finding. */
    String sentence() {
        return meaning.found().map(VerdictMeaning.Found::sentence).orElse("");
    }

    /** The {@link Reason reason} for no answer, if a port with this verdict counts as unanswered. */
    Optional<Gap> gap() {
        return meaning.gap();
    }

    /** {@return what the verdict means, for the letter to the provider; empty if there is nothing to ask of the provider} */
    public Optional<String> letter() {
        return meaning.letter();
    }

    /** Whether a responder's proof would add something to this verdict. */
    boolean isWorthProving() {
        return meaning.worthProving();
    }

    /** Whether a responder's proof that the port is open overrules this verdict. */
    boolean isOverruledBy(Confidence proof) {
        return switch (meaning.proof()) {
            case ANY -> true;
            case CERTAIN -> proof == Confidence.HIGH;
            case NONE -> false;
        };
    }
}
