package dev.mailworthy.docs;

import dev.mailworthy.cli.Main;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Output of the command that a page shows. It is made anew in each build, from labs and without a network, so that the pages
 * follow the program.
 *
 * @param name the name of its file
 * @param exitCode the exit code that the page names
 */
record Sample(String name, int exitCode, List<String> arguments) {

    /** The columns that a screen of 390 pixels has room for. */
    private static final String NARROW = "43";

    static final Sample FIRST = of("check-fresh-vps", 2, "check", "--lab", "fresh-vps");

    static final List<Sample> ALL = List.of(
            FIRST,
            of("check-healthy", 0, "check", "--lab", "healthy"),
            of("check-public-resolver", 3, "check", "--lab", "public-resolver"),
            of("check-deliveries-burnt", 1, "check", "--lab", "deliveries-burnt"),
            of("check-no-auth", 1, "check", "--lab", "no-auth"),
            of("check-quiet", 2, "check", "--lab", "fresh-vps", "--quiet"),
            of("check-nagios", 2, "check", "--lab", "fresh-vps", "--format", "nagios"),
            of("check-prometheus", 2, "check", "--lab", "fresh-vps", "--format", "prometheus"),
            of("fix-fresh-vps", 2, "fix", "--lab", "fresh-vps"),
            of("fix-broken-zone", 2, "fix", "--lab", "dynamic-home"),
            of("fix-zone-form", 2, "fix", "--lab", "dynamic-home", "--format", "zone"),
            of("dnsbl-listed", 2, "dnsbl", "check", "--lab", "listed", "192.0.2.30"),
            of("egress-fresh-vps", 2, "egress", "--lab", "fresh-vps"),
            of("egress-ticket", 2, "egress", "--lab", "fresh-vps", "--ticket", "-"),
            of("spf-lint", 2, "spf", "lint", "v=spf1 ipv4:192.0.2.1 mx"),
            of(
                    "spf-check",
                    0,
                    "spf",
                    "check",
                    "--lab",
                    "healthy",
                    "--ip",
                    "192.0.2.20",
                    "--mail-from",
                    "me@healthy.example"),
            of("spf-survey", 0, "spf", "survey", "--lab", "healthy", "healthy.example"),
            of("explain-ptr", 0, "explain", "PTR-MISSING"),
            of(
                    "explain-gmail",
                    0,
                    "explain",
                    "550-5.7.25 The IP address sending this message does not have a PTR record setup"),
            of("deliveries", 2, "deliveries", "src/docs/samples/mail.log", "--timezone", "UTC"),
            of("reports", 1, "reports", "--lab", "reports-lost"),
            of("reports-policy", 1, "reports", "policy", "reports.example", "--lab", "reports-lost"),
            of("lab-list", 0, "lab", "list"));

    private static Sample of(String name, int exitCode, String... arguments) {
        return new Sample(name, exitCode, List.of(arguments));
    }

    /** What the command prints to standard output. */
    String output() {
        return output(Terminal.none());
    }

    private String output(Terminal terminal) {
        StringWriter out = new StringWriter();
        StringWriter messages = new StringWriter();
        String[] words = arguments.toArray(String[]::new);
        Session session = Session.of(terminal, Clock.systemUTC(), InputStream.nullInputStream(), out, messages);
        int code = Main.commandLine(session, words).execute(words);
        session.out().flush();
        if (code != exitCode) {
            throw new IllegalStateException("mailworthy %s ended with %d; the pages say %d%n%s%s"
                    .formatted(String.join(" ", arguments), code, exitCode, out, messages));
        }
        return out.toString();
    }

    /** Whether the width of the terminal changes the output. */
    private boolean isForPeople() {
        return Stream.of("--format", "--quiet", "--ticket").noneMatch(arguments::contains);
    }

    /** Writes each sample to a file of its name, and as a narrow terminal shows it to the folder {@code narrow}. */
    static void writeAll(Path directory) throws IOException {
        Path narrow = Files.createDirectories(directory.resolve("narrow"));
        Terminal phone = Terminal.of("1", NARROW, Map.of());
        for (Sample sample : ALL) {
            Files.writeString(directory.resolve(sample.name() + ".txt"), sample.output());
            if (sample.isForPeople()) {
                Files.writeString(narrow.resolve(sample.name() + ".txt"), sample.output(phone));
            }
        }
    }
}
