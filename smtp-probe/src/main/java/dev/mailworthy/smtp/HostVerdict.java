package dev.mailworthy.smtp;

import dev.mailworthy.core.Answer;
import dev.mailworthy.smtp.path.MailPort;
import java.util.List;

/** Whether this host can send and receive mail, from the {@link EgressVerdict verdicts} on all ports and families. */
public enum HostVerdict {
    /** Port 25 is open over at least one family. */
    CAN_SEND_DIRECT,
    /** No mail gets out over port 25, but a submission port is open. */
    CAN_SEND_VIA_RELAY,
    /** Port 25 is open, and at least half of the receivers refuse this machine at the greeting or at EHLO. */
    REFUSED_BY_RECEIVERS,
    /** No mail port is open outwards, and strangers were seen to reach port 25 here. */
    RECEIVE_ONLY,
    /** No mail port is open outwards, and no mail was seen to come in. */
    CANNOT_SEND,
    /** Too little was measured to tell. */
    UNKNOWN;

    /**
     * Judges the host. {@code inbound} is the answer of an inbound check, and decides only if no port is open.
     *
     * @param verdicts on all ports and families
     * @param inbound present if strangers were seen to reach port 25 here
     * @return the one verdict over all ports
     */
    public static HostVerdict of(List<PortVerdict> verdicts, Answer<String> inbound) {
        List<PortVerdict> open =
                verdicts.stream().filter(verdict -> verdict.verdict().isOpen()).toList();
        List<PortVerdict> direct = open.stream()
                .filter(verdict -> MailPort.SMTP.is(verdict.port()))
                .toList();
        if (direct.stream().anyMatch(verdict -> !verdict.verdict().isRefusedByReceivers())) {
            return CAN_SEND_DIRECT;
        }
        if (open.size() > direct.size()) {
            return CAN_SEND_VIA_RELAY;
        }
        if (!direct.isEmpty()) {
            return REFUSED_BY_RECEIVERS;
        }
        List<PortVerdict> onFamilies = verdicts.stream()
                .filter(verdict -> verdict.verdict().wasTried())
                .toList();
        boolean allBlocked = !onFamilies.isEmpty() && onFamilies.stream().allMatch(verdict -> verdict.keepsMailBack());
        if (!allBlocked) {
            return UNKNOWN;
        }
        return inbound instanceof Answer.Present ? RECEIVE_ONLY : CANNOT_SEND;
    }
}
