package dev.mailworthy.cli;

import dev.mailworthy.cli.run.LastResort;
import java.io.OutputStream;
import java.io.PrintStream;
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
        Main.main(new String[] {"--version"});
        LastResort lastResort = LastResort.install(new PrintStream(OutputStream.nullOutputStream()));
        COMMANDS.forEach(words -> lastResort.guard(() -> Main.runOnStandardStreams(words.toArray(String[]::new))));
        System.exit(0);
    }
}
