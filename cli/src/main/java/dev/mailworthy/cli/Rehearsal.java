package dev.mailworthy.cli;

import dev.mailworthy.cli.run.LastResort;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.SettingPlaces;
import dev.mailworthy.cli.run.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/**
 * Runs the usual commands once, so that the JVM can write their classes to an archive for quicker starts (JEP 350). The
 * launcher starts it, without standard streams. It uses loopback alone.
 */
final class Rehearsal {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("explain", "PTR-MISSING"),
            List.of("explain", "550 5.7.1 Service unavailable; client host blocked"),
            List.of("check", "--lab", "healthy"),
            List.of("check", "--lab", "no-auth", "--json"),
            List.of("fix", "--lab", "no-auth"),
            List.of("egress", "--lab", "healthy"),
            List.of("dnsbl", "check", "--lab", "healthy", "127.0.0.2"),
            List.of("spf", "check", "--lab", "healthy", "--ip", "192.0.2.20", "--mail-from", "user@healthy.example"),
            // No server answers on this port, which loads the way to a resolver that is not a lab's.
            List.of(
                    "spf",
                    "check",
                    "--resolver",
                    "127.0.0.1:9",
                    "--ip",
                    "192.0.2.20",
                    "--mail-from",
                    "user@healthy.example"),
            List.of("spf", "lint", "v=spf1 ipv4:192.0.2.1 -all"));

    private Rehearsal() {}

    /** @param none not read */
    public static void main(String[] none) {
        Main.quietLibraries();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        LastResort lastResort = LastResort.install(nowhere);
        for (List<String> words : COMMANDS) {
            lastResort.guard(() -> Main.run(session(nowhere), words.toArray(String[]::new)));
        }
        // These close standard output at their end, so that they come last.
        Main.guarded(lastResort, new String[] {"explain", "PTR-MISSING"});
        Main.main(new String[] {"--version"});
        System.exit(0);
    }

    private static Session session(PrintStream nowhere) {
        return Session.of(
                        Terminal.none(),
                        Clock.systemUTC(),
                        InputStream.nullInputStream(),
                        new OutputStreamWriter(nowhere, StandardCharsets.UTF_8),
                        new OutputStreamWriter(nowhere, StandardCharsets.UTF_8))
                .with(SettingPlaces.of(System.getenv()));
    }
}
