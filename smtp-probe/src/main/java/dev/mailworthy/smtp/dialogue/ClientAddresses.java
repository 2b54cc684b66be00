package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds this machine's address in the peer's replies. Most servers name it in the reply to EHLO or in a refusal. */
final class ClientAddresses {

    private static final Pattern CANDIDATE = Pattern.compile(
            "(?<![0-9A-Za-z.:-])(?:IPv6:)?([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f.]{0,15}){2,8})(?![0-9A-Za-z:-]|\\.[0-9A-Za-z])");

    private ClientAddresses() {}

    /** @param peer the server's own address, which is never the client's */
    static Optional<ClientAddress> in(List<Step> steps, IpAddress peer) {
        return steps.stream()
                .flatMap(step -> step.reply().stream()
                        .flatMap(reply -> words(step.stage(), reply)
                                .flatMap(ClientAddresses::addresses)
                                .filter(address -> !address.equals(peer))
                                .map(address -> new ClientAddress(address, step.stage()))))
                .findFirst();
    }

    private static Stream<String> words(Stage stage, Reply reply) {
        if (reply.kind() == 4 || reply.kind() == 5) {
            return reply.lines().stream();
        }
        boolean greets = stage == Stage.EHLO || stage == Stage.EHLO_TLS || stage == Stage.HELO;
        return greets ? reply.lines().stream().limit(1).map(ClientAddresses::withoutServer) : Stream.empty();
    }

    /** Removes the first word after the code: the server's own name or address (RFC 5321 section 4.2). */
    private static String withoutServer(String line) {
        int blank = line.indexOf(' ', Math.min(4, line.length()));
        return blank < 0 ? "" : line.substring(blank);
    }

    private static Stream<IpAddress> addresses(String text) {
        return CANDIDATE.matcher(text).results().map(match -> match.group(1)).flatMap(literal -> {
            try {
                return Stream.of(IpAddress.parse(literal));
            } catch (IllegalArgumentException e) {
                return Stream.empty();
            }
        });
    }
}
