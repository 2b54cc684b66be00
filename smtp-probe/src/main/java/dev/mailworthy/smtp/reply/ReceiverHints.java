package dev.mailworthy.smtp.reply;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.reply.text.TidyText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known about the server that sent a {@link SmtpReply reply}.
 *
 * @param hosts names of the server: its MX name, the name in its greeting or in the log line
 * @param banner the text of its greeting
 */
public record ReceiverHints(List<DomainName> hosts, Optional<String> banner) {

    public ReceiverHints {
        hosts = List.copyOf(hosts);
        banner = banner.map(TidyText::of);
    }

    /** {@return hints of nothing: any receiver's rules may apply} */
    public static ReceiverHints none() {
        return new ReceiverHints(List.of(), Optional.empty());
    }

    /**
     * Only the name of the server.
     *
     * @param host the server that replied
     * @return hints with one host and no greeting
     */
    public static ReceiverHints of(DomainName host) {
        return new ReceiverHints(List.of(host), Optional.empty());
    }

    /**
     * {@return the hosts that a log line or session names, at most eight, and the session's greeting}
     *
     * @param pasted any text, of a bounded length
     */
    public static ReceiverHints in(String pasted) {
        return HostWords.in(pasted);
    }

    /**
     * {@return all hints of both, these first}
     *
     * @param more of the same reply
     */
    public ReceiverHints and(ReceiverHints more) {
        List<DomainName> all =
                Stream.concat(hosts.stream(), more.hosts.stream()).distinct().toList();
        return new ReceiverHints(all, banner.or(more::banner));
    }
}
