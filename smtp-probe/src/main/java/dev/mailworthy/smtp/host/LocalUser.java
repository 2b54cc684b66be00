package dev.mailworthy.smtp.host;

import dev.mailworthy.core.text.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A user of this machine, as packet filters see it: by the numbers of the socket's owner.
 *
 * @param name for people
 * @param uid empty if the user is not known
 * @param gid the user's main group; empty if it is not known
 */
public record LocalUser(String name, OptionalLong uid, OptionalLong gid) {

    /** The users that mail servers send as, by the names that their packages give. sendmail sends as root. */
    private static final Set<String> MAIL_SERVERS = Set.of(
            "postfix",
            "exim",
            "Debian-exim",
            "mailnull",
            "opensmtpd",
            "smtpd",
            "_smtpd",
            "qmailr",
            "courier",
            "haraka",
            "maddy",
            "stalwart",
            "stalwart-mail",
            "zone-mta");

    /** The users of a Unix system (passwd(5)). */
    public static final Path PASSWD = Path.of("/etc/passwd");

    private static final int MOST_LINES = 100_000;

    public LocalUser {
        name = Printable.text(name);
    }

    /** {@return a user of unknown number} */
    public static LocalUser unknown() {
        return new LocalUser("the mail server's user", OptionalLong.empty(), OptionalLong.empty());
    }

    /**
     * {@return the user with this name; empty if {@code passwd} does not have it}
     *
     * @param name a user's name
     * @param passwd usually {@code /etc/passwd}
     */
    public static Optional<LocalUser> named(String name, Path passwd) {
        return all(passwd).filter(user -> user.name().equals(name)).findFirst();
    }

    /**
     * {@return the users of this machine that mail servers run as}
     *
     * @param passwd usually {@code /etc/passwd}
     */
    public static List<LocalUser> mailServers(Path passwd) {
        return all(passwd).filter(user -> MAIL_SERVERS.contains(user.name())).toList();
    }

    /**
     * {@return the user of this process}
     *
     * @param status {@code /proc/self/status}: four numbers follow {@code Uid:}, and the last owns sockets (proc(5))
     * @param passwd usually {@code /etc/passwd}
     */
    public static Optional<LocalUser> ofProcess(Path status, Path passwd) {
        OptionalLong uid = lastNumber(status, "Uid:");
        OptionalLong gid = lastNumber(status, "Gid:");
        return uid.isEmpty()
                ? Optional.empty()
                : Optional.of(all(passwd)
                        .filter(user -> user.uid().equals(uid))
                        .findFirst()
                        .map(known -> new LocalUser(known.name(), uid, gid))
                        .orElseGet(() -> new LocalUser("uid " + uid.getAsLong(), uid, gid)));
    }

    private static OptionalLong lastNumber(Path status, String field) {
        return lines(status)
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(line.lastIndexOf('\t') + 1).strip())
                .filter(LocalUser::isNumber)
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private static Stream<LocalUser> all(Path passwd) {
        return lines(passwd)
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length >= 4 && isNumber(fields[2]) && isNumber(fields[3]))
                .map(fields -> new LocalUser(
                        fields[0],
                        OptionalLong.of(Long.parseLong(fields[2])),
                        OptionalLong.of(Long.parseLong(fields[3]))));
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,10}");
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                    .limit(MOST_LINES);
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
