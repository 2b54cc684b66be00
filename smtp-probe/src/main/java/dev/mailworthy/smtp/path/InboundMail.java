package dev.mailworthy.smtp.path;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.smtp.host.SocketTable;
import java.nio.file.Path;

/**
 * Whether hosts on the Internet reach this machine's port 25. Present names one that does. Absent means that no program
 * listens to the network there. A program that listens leaves the question unanswered, because the network may still
 * keep others out.
 */
@FunctionalInterface
public interface InboundMail {

    Answer<String> seen();

    /** Does not look, so that the question stays unanswered. */
    static InboundMail none() {
        return () -> Answer.unanswered(Reason.NOT_CONFIGURED, "whether mail comes in was not looked at");
    }

    /** Reads the table of this machine's TCP sockets, which every user may read on Linux. */
    static InboundMail system() {
        return of(Path.of("/proc/net"));
    }

    /** @param folder with the files {@code tcp} and {@code tcp6} */
    public static InboundMail of(Path folder) {
        return () -> SocketTable.read(folder)
                .map(SocketTable::inboundMail)
                .orElseGet(() -> Answer.unanswered(
                        Reason.NOT_SUPPORTED, "this system does not show its table of TCP connections"));
    }

    /** The better of two looks at different times: connections come and go. */
    static Answer<String> better(Answer<String> before, Answer<String> after) {
        return before instanceof Answer.Present ? before : after;
    }
}
