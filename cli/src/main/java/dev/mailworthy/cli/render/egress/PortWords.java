package dev.mailworthy.cli.render.egress;

import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.HostVerdict;
import dev.mailworthy.smtp.path.AttemptOutcome;

/** Verdicts on ports and outcomes of connections in a few words. JSON has their codes. */
final class PortWords {

    private PortWords() {}

    static String of(EgressVerdict verdict, IpFamily family) {
        return switch (verdict) {
            case OPEN -> "open";
            case OPEN_UNVERIFIED -> "unclear: connects, no greeting";
            case BLOCKED_DROP -> "blocked (dropped)";
            case BLOCKED_REJECT_RST -> "blocked (reset)";
            case BLOCKED_REJECT_ICMP -> "blocked (refused by ICMP)";
            case BLOCKED_LOCAL -> "blocked by this machine";
            case THROTTLED -> "limited on the way";
            case THROTTLED_LOCAL -> "limited by this machine";
            case REDIRECTED_LOCAL -> "redirected by this machine";
            case DEPENDS_ON_USER -> "depends on the user";
            case INTERCEPTED -> "intercepted";
            case TLS_STRIPPED -> "STARTTLS is removed";
            case ALL_TCP_PROXIED -> "unclear: all is proxied";
            case NO_FAMILY -> "no " + family.title() + " on this host";
            case NO_CONNECTIVITY -> "unclear: no network";
            case DNS_FAILURE -> "unclear: no DNS answer";
            case REPUTATION_BLOCKED -> "open, but receivers refuse";
            case EHLO_UNANSWERED -> "no reply to EHLO";
            case EHLO_REFUSED -> "open, but EHLO is refused";
            case TLS_BROKEN -> "open, but TLS fails";
            case PATH_MTU_SUSPECTED -> "long packets are lost";
            case TARGET_DOWN, INCONCLUSIVE -> "unclear";
            case NO_TARGET -> "no server to try";
            case STOPPED -> "not tried: the run ended";
        };
    }

    static String of(AttemptOutcome outcome) {
        return switch (outcome) {
            case NAME_FAIL -> "no DNS answer";
            case NO_ADDRESS -> "no address";
            case NO_ROUTE -> "no route";
            case LOCAL_DENIED -> "refused by this machine";
            case SYN_TIMEOUT -> "timed out";
            case RST_ON_SYN -> "reset";
            case ICMP_REJECT -> "refused by ICMP";
            case CONNECTED_SILENT -> "connected, no greeting";
            case CONNECTED_EOF -> "connected, then closed";
            case CONNECTED_RESET -> "connected, then reset";
            case CONNECTED -> "connected";
            case TLS_HANDSHAKE_FAIL -> "connected, no TLS";
            case BANNER_OK -> "answered";
            case BANNER_4XX -> "refused for now";
            case BANNER_5XX -> "refused";
            case EHLO_UNANSWERED -> "no reply to EHLO";
            case EHLO_DROPPED -> "closed at EHLO";
            case EHLO_NOT_SMTP, BANNER_NOT_SMTP -> "no SMTP";
            case EHLO_REFUSED -> "EHLO refused";
            case TLS_BROKEN -> "TLS failed";
            case NOT_TRIED -> "not tried";
        };
    }

    /** Whether and how the host can send, in one sentence. */
    static String of(HostVerdict host) {
        return switch (host) {
            case CAN_SEND_DIRECT -> "This machine can send mail itself: port 25 is open.";
            case CAN_SEND_VIA_RELAY -> "This machine can send through a relay only: no mail leaves by port 25.";
            case REFUSED_BY_RECEIVERS -> "Port 25 is open, but receivers refuse this machine.";
            case RECEIVE_ONLY -> "This machine cannot send mail: no tested port is open. It can receive.";
            case CANNOT_SEND -> "This machine cannot send mail: no tested port is open.";
            case UNKNOWN -> "It is not known whether this machine can send mail itself.";
        };
    }
}
