package dev.mailworthy.dnsbl.health;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.Role;
import java.util.Optional;

/** An allow list's result as a receiver writes it into the header Authentication-Results (RFC 8904, method dnswl). */
public final class DnswlResult {

    private DnswlResult() {}

    /**
     * {@return the method and its properties, without the names of the header and the receiver} Empty if the list is no allow
     * list. {@code dns.sec=na}, because the resolver's DNSSEC status is not passed on.
     *
     * @param result of one list about one address
     */
    public static Optional<String> of(ListResult result) {
        if (result.list().role() != Role.ALLOW) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("dnswl=").append(method(result));
        text.append(" dns.zone=").append(result.zone());
        result.codes().stream()
                .findFirst()
                .map(IpAddress::toString)
                .ifPresent(code -> text.append(" policy.ip=").append(code));
        result.reasonText().ifPresent(reason -> text.append(" policy.txt=").append(quoted(reason)));
        return Optional.of(text.append(" dns.sec=na").toString());
    }

    /**
     * The result by RFC 8904 section 2. A missing answer is a temporary error. A list that refuses or fails its test
     * entries is a permanent one.
     */
    private static String method(ListResult result) {
        return switch (result.state()) {
            case ALLOWED -> "pass";
            case NOT_LISTED, LISTED -> "none";
            case UNANSWERED -> result.why().filter(DnswlResult::temporary).isPresent() ? "temperror" : "permerror";
        };
    }

    private static boolean temporary(Reason reason) {
        return reason == Reason.TIMEOUT
                || reason == Reason.SERVFAIL
                || reason == Reason.FORMERR
                || reason == Reason.NOTIMP
                || reason == Reason.NO_CONNECTIVITY
                || reason == Reason.MALFORMED
                || reason == Reason.SKIPPED;
    }

    /** A quoted-string of ASCII (RFC 5322 section 3.2.4). */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c < 0x20 || c > 0x7E ? '?' : c);
        }
        return quoted.append('"').toString();
    }
}
