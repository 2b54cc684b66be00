package dev.mailworthy.smtp.path;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.SpecialPurpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Linux's table of TCP sockets ({@code /proc/net/tcp}), limited to port 25 of this machine. */
record SocketTable(List<Entry> mail) {

    /** Address, peer's address and state of a socket whose own port is 25, hexadecimal 0019. */
    private static final Pattern LINE = Pattern.compile(
            "\\s*\\d+: ((?:[0-9A-F]{8}|[0-9A-F]{32})):0019 ((?:[0-9A-F]{8}|[0-9A-F]{32})):[0-9A-F]{4} ([0-9A-F]{2}) ");

    private static final long MOST_LINES = 200_000;

    private static final String LISTEN = "0A";

    /** TCP states after the handshake (RFC 9293 section 3.3.2). The peer's address cannot be forged in them. */
    private static final Set<String> SHAKEN = Set.of("01", "04", "05", "06", "08", "09", "0B");

    /** One socket. */
    record Entry(IpAddress local, IpAddress remote, String state) {

        boolean listensToNetwork() {
            return state.equals(LISTEN) && !local.toInetAddress().isLoopbackAddress();
        }

        /** Whether the peer is on the Internet. A peer in a private network proves nothing about the Internet. */
        boolean isStranger() {
            return SHAKEN.contains(state)
                    && !remote.equals(local)
                    && SpecialPurpose.of(remote).isEmpty();
        }
    }

    /** Empty if neither file can be read. */
    public static Optional<SocketTable> read(Path folder) {
        List<Entry> entries = new ArrayList<>();
        boolean any = false;
        for (String file : List.of("tcp", "tcp6")) {
            try (Stream<String> lines = Files.lines(folder.resolve(file))) {
                lines.limit(MOST_LINES)
                        .skip(1)
                        .flatMap(line -> entry(line).stream())
                        .forEach(entries::add);
                any = true;
            } catch (IOException | UncheckedIOException e) {
                // A host without IPv6 has only one file.
                continue;
            }
        }
        return any ? Optional.of(new SocketTable(List.copyOf(entries))) : Optional.empty();
    }

    /**
     * Reads {@code sl local remote state ...}. An address consists of little-endian words of 32 bits; its port follows
     * a colon.
     */
    private static Optional<Entry> entry(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.lookingAt()
                ? Optional.of(new Entry(address(matcher.group(1)), address(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    private static IpAddress address(String words) {
        byte[] octets = HexFormat.of().parseHex(words);
        byte[] turned = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            turned[i] = octets[i / 4 * 4 + 3 - i % 4];
        }
        return IpAddress.ofOctets(turned).unmapped();
    }

    /** Present: a host on the Internet is connected to port 25. Absent: no program listens to the network there. */
    public Answer<String> inboundMail() {
        Optional<Entry> stranger = mail.stream().filter(Entry::isStranger).findFirst();
        if (stranger.isPresent()) {
            return Answer.present(stranger.get().remote() + " is connected to port 25 of "
                    + stranger.get().local());
        }
        return mail.stream().anyMatch(Entry::listensToNetwork)
                ? Answer.unanswered(
                        Reason.NOT_CONFIGURED,
                        "a mail server listens on port 25; whether strangers reach it was not seen")
                : Answer.absent();
    }
}
