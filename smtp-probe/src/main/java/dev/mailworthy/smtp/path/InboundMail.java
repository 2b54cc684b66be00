package dev.mailworthy.smtp.path;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.smtp.host.SocketTable;
import java.nio.file.Path;

/**
 * Whether strangers reach this machine's port 25. Present says who did; absent, that nobody listens to the network there. That
 * somebody listens is no proof that the network lets anybody in, and leaves the question open.
 */
@FunctionalInterface
public interface InboundMail {

    Answer<String> seen();

    /** Nobody looks. */
    static InboundMail none() {
        return () -> Answer.unanswered(Reason.NOT_CONFIGURED, "whether mail comes in was not looked at");
    }

    /** The table of this machine's TCP sockets, which everybody may read on Linux. */
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
