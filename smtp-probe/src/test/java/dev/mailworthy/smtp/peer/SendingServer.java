package dev.mailworthy.smtp.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mail server as Debian ships it, set up to send what it gets on a port of loopback.
 *
 * @param root the root that it runs in, under {@code $SERVERS}
 * @param settings the files to write in the root, by their path
 * @param start runs in the foreground
 * @param stop ends it; empty if it ends on SIGTERM
 * @param flush tries everything in the queue now
 * @param queue shows the queue
 * @param waiting the number of messages that this shows
 * @param ownLog the path of its own log; empty if it writes to {@code /dev/log}
 */
record SendingServer(
        String name,
        String root,
        int port,
        List<Setting> settings,
        List<String> start,
        List<String> stop,
        List<String> flush,
        List<String> queue,
        ToIntFunction<String> waiting,
        String ownLog) {

    /** A file in the root. */
    record Setting(String path, String text) {}

    /** The folders of the roots. */
    static final List<String> ROOTS = List.of("postfix", "exim", "opensmtpd", "sendmail");

    static List<SendingServer> all() {
        return List.of(
                postfix(), exim("exim", 2602, ""), exim("exim-syslog", 2603, EXIM_SYSLOG), openSmtpd(), sendmail());
    }

    private static final String EXIM_SYSLOG = """
            log_file_path = syslog
            log_selector = +incoming_interface +outgoing_interface +deliver_time +queue_time +smtp_confirmation +pid +millisec +received_recipients
            """;

    private static SendingServer postfix() {
        String main = """
                compatibility_level = 3.6
                myhostname = postfix.sender.test
                mydestination =
                mynetworks = 127.0.0.0/8
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                alias_maps =
                smtp_tls_security_level = may
                """;
        return new SendingServer(
                "postfix",
                "postfix",
                2601,
                List.of(new Setting("etc/postfix/main.cf", main)),
                words("postfix start-fg"),
                words("postfix stop"),
                words("postqueue -f"),
                words("postqueue -p"),
                number("in ([0-9]+) Request"),
                "");
    }

    private static SendingServer exim(String name, int port, String log) {
        String configuration = """
                primary_hostname = %s.sender.test
                local_interfaces = 127.0.0.1
                daemon_smtp_ports = %d
                disable_ipv6 = true
                tls_advertise_hosts =
                timezone = UTC
                keep_environment =
                acl_smtp_rcpt = at_rcpt
                %s
                begin acl
                at_rcpt:
                  accept
                begin routers
                out:
                  driver = dnslookup
                  transport = smtp
                begin transports
                smtp:
                  driver = smtp
                begin retry
                * * F,1d,1m
                begin rewrite
                begin authenticators
                """.formatted(name, port, log.isEmpty() ? "log_file_path = /var/log/exim4/%slog" : log);
        return new SendingServer(
                name,
                "exim",
                port,
                List.of(new Setting("etc/exim4/exim4.conf", configuration)),
                words("exim4 -bdf"),
                List.of(),
                words("exim4 -qff"),
                words("exim4 -bpc"),
                number("([0-9]+)"),
                log.isEmpty() ? "var/log/exim4/mainlog" : "");
    }

    private static SendingServer openSmtpd() {
        String configuration = """
                listen on 127.0.0.1 port 2604
                action "out" relay helo "opensmtpd.sender.test"
                match from any for any action "out"
                """;
        return new SendingServer(
                "opensmtpd",
                "opensmtpd",
                2604,
                List.of(
                        new Setting("etc/smtpd.conf", configuration),
                        new Setting("etc/mailname", "opensmtpd.sender.test\n")),
                words("smtpd -F"),
                List.of(),
                words("smtpctl schedule all"),
                words("smtpctl show queue"),
                shown -> (int) shown.lines().count(),
                "");
    }

    private static SendingServer sendmail() {
        String configuration = """
                divert(0)dnl
                include(`/usr/share/sendmail/cf/m4/cf.m4')dnl
                OSTYPE(`debian')dnl
                DOMAIN(`debian-mta')dnl
                undefine(`confHOST_STATUS_DIRECTORY')dnl
                define(`confDOMAIN_NAME', `sendmail.sender.test')dnl
                define(`confTO_IDENT', `0')dnl
                FEATURE(`promiscuous_relay')dnl
                FEATURE(`accept_unresolvable_domains')dnl
                FEATURE(`no_default_msa')dnl
                DAEMON_OPTIONS(`Family=inet, Name=MTA, Port=2605, Addr=127.0.0.1')dnl
                MAILER(`smtp')dnl
                """;
        return new SendingServer(
                "sendmail",
                "sendmail",
                2605,
                List.of(new Setting("etc/mail/lab.mc", configuration)),
                List.of("sh", "-c", "m4 /etc/mail/lab.mc > /etc/mail/sendmail.cf && exec /usr/sbin/sendmail -bD"),
                List.of(),
                words("sendmail -qf"),
                words("sendmail -bp"),
                number("Total requests: ([0-9]+)"),
                "");
    }

    private static List<String> words(String command) {
        return Arrays.asList(command.split(" "));
    }

    private static ToIntFunction<String> number(String form) {
        Pattern pattern = Pattern.compile(form);
        return shown -> {
            Matcher found = pattern.matcher(shown);
            return found.find() ? Integer.parseInt(found.group(1)) : 0;
        };
    }

    void setUp(Path folder) throws IOException {
        for (Setting setting : settings) {
            Files.writeString(folder.resolve(setting.path()), setting.text());
        }
        if (root.equals("postfix")) {
            String master = Files.readString(folder.resolve("etc/postfix/master.cf.proto"), StandardCharsets.UTF_8);
            Files.writeString(
                    folder.resolve("etc/postfix/master.cf"),
                    master + "\n127.0.0.1:" + port + " inet n - n - - smtpd\n");
        }
        if (root.equals("exim")) {
            empty(folder.resolve("var/spool/exim4"));
        }
    }

    /** Removes the files of the queue: another server of the same root has left a mail. */
    private static void empty(Path queue) throws IOException {
        try (Stream<Path> files = Files.walk(queue)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
