package dev.mailworthy.smtp.path;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import java.nio.file.Path;

/**
 * Whether hosts on the Internet reach port 25 of this machine. Present: the client that is connected. Absent: no
 * program listens on the port. A listening program alone proves nothing, because a firewall may drop connections:
 * unanswered.
 */
@FunctionalInterface
public interface InboundMail {

    /** {@return whether strangers reach port 25 of this machine: present with an address, absent, or unanswered} */
    Answer<String> seen();

    /**
     * Does not look. The question stays unanswered.
     *
     * @return a check that is unanswered
     */
    static InboundMail none() {
        return () -> Answer.unanswered(Reason.NOT_CONFIGURED, "whether mail comes in was not looked at");
    }

    /**
     * Reads the {@link SocketTable table of this machine's TCP sockets}, which every user may read on Linux.
     *
     * @return a check that reads the table at each call
     */
    static InboundMail system() {
        return of(Path.of("/proc/net"));
    }

    /**
     * {@return a check that reads the files at each call}
     *
     * @param folder with the files {@code tcp} and {@code tcp6}
     */
    public static InboundMail of(Path folder) {
        return () -> SocketTable.read(folder)
                .map(SocketTable::inboundMail)
                .orElseGet(() -> Answer.unanswered(
                        Reason.NOT_SUPPORTED, "this system does not show its table of TCP connections"));
    }

    /**
     * {@return the better of two observations at different times, because connections come and go}
     *
     * @param before an earlier observation
     * @param after a later observation
     */
    static Answer<String> better(Answer<String> before, Answer<String> after) {
        return before instanceof Answer.Present ? before : after;
    }
}
