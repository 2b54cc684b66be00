package dev.mailworthy.smtp;

import dev.mailworthy.core.Answer;
import dev.mailworthy.smtp.path.MailPort;
import java.util.List;

/** Whether this host can send and receive mail, from the {@link EgressVerdict verdicts} on all ports and families. */
public enum HostVerdict {
    /** Port 25 is open over at least one family. */
    CAN_SEND_DIRECT,
    /** Port 25 is closed, but a submission port is open. */
    CAN_SEND_VIA_RELAY,
    /** No mail port is open outwards, and a host on the Internet was seen to reach port 25 here. */
    RECEIVE_ONLY,
    /** No mail port is open outwards, and no mail was seen to come in. */
    CANNOT_SEND,
    UNKNOWN;

    /** Judges the host. {@code inbound} is the answer of an inbound check, and decides only if no port is open. */
    public static HostVerdict of(List<PortVerdict> verdicts, Answer<String> inbound) {
        List<PortVerdict> open =
                verdicts.stream().filter(verdict -> verdict.verdict().isOpen()).toList();
        if (open.stream().anyMatch(verdict -> MailPort.SMTP.is(verdict.port()))) {
            return CAN_SEND_DIRECT;
        }
        if (!open.isEmpty()) {
            return CAN_SEND_VIA_RELAY;
        }
        List<PortVerdict> onFamilies = verdicts.stream()
                .filter(verdict -> verdict.verdict().wasTried())
                .toList();
        boolean allBlocked = !onFamilies.isEmpty()
                && onFamilies.stream().allMatch(verdict -> verdict.verdict().isBlocked());
        if (!allBlocked) {
            return UNKNOWN;
        }
        return inbound instanceof Answer.Present ? RECEIVE_ONLY : CANNOT_SEND;
    }
}
