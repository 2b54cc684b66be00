package dev.mailworthy.cli.hostile;

import dev.mailworthy.core.dns.engine.ResolverAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that asks a resolver. Its true world is a listed address whose domain refuses another sender.
 *
 * @param right its exit code with a resolver without oddity
 * @param never exit codes that are better than the truth, whatever the resolver says
 * @param withoutRecord its exit code when the resolver denies the record that it works on, beside those of verdicts
 */
public record AskingCommand(List<String> words, int right, List<Integer> never, int withoutRecord) {

    private static final String CONF = """
            subject listed.example
            address 11.1.2.3
            ehlo mail.listed.example
            include internet
            zone listed.zone
            """;

    private static final String ZONE = """
            $ORIGIN listed.example.
            $TTL 3600
            @ SOA ns1 hostmaster 1 7200 900 1209600 300
            @ MX 10 mail
            @ TXT "v=spf1 mx include:_spf.listed.example -all"
            _spf TXT "v=spf1 ip4:11.1.2.4 -all"
            mail A 11.1.2.3
            3.2.1.11.in-addr.arpa. PTR mail.listed.example.
            3.2.1.11.zen.spamhaus.org. A 127.0.0.4
            3.2.1.11.bl.spamcop.net. A 127.0.0.2
            """;

    /** The provider refuses connections to port 25. */
    private static final String SHUT = "egress 25 reject\n";

    /** The lines of a log that a resolver has no part in. It is too old to decide anything. */
    private static final String REFUSED = "2026-01-02T03:04:05Z mx postfix/smtp[1]: A1: to=<a@gmail.com>,"
            + " relay=gmail-smtp-in.l.google.com[74.125.136.26]:25, delay=2, delays=0/0/1/1, dsn=5.7.1, status=bounced"
            + " (host gmail-smtp-in.l.google.com[74.125.136.26] said: 550-5.7.1 [11.1.2.3] very low reputation of the sending IP"
            + " address 550 5.7.1 - gsmtp (in reply to end of DATA command))\n";

    /** A DMARC report: mail of the world's own address fails, because it had another MAIL FROM. */
    private static final String REPORT = """
            <feedback><report_metadata><org_name>r.example</org_name><email>a@r.example</email><report_id>1</report_id>
            <date_range><begin>1764460800</begin><end>1764547199</end></date_range></report_metadata>
            <policy_published><domain>listed.example</domain><p>none</p></policy_published>
            <record><row><source_ip>11.1.2.3</source_ip><count>4</count><policy_evaluated><disposition>none</disposition>
            <dkim>fail</dkim><spf>fail</spf></policy_evaluated></row>
            <identifiers><header_from>listed.example</header_from></identifiers>
            <auth_results><spf><domain>other.example</domain><result>fail</result></spf></auth_results></record></feedback>
            """;

    private static final String LINE =
            "{\"id\": \"a\", \"ip\": \"11.9.9.9\", \"mailFrom\": \"a@listed.example\", \"helo\": \"h.example\"}\n";

    /** Stands for a name that each resolver of a test has for itself, because a store remembers. */
    private static final String OF_RESOLVER = "store-of-resolver";

    static AskingCommand of(int right, List<Integer> never, String... words) {
        return new AskingCommand(List.of(words), right, never, right);
    }

    private AskingCommand withoutRecord(int code) {
        return new AskingCommand(words, right, never, code);
    }

    /** Every command. Writes the worlds and the files that they need. */
    public static List<AskingCommand> all(Path folder) throws IOException {
        String listed = write(folder.resolve("world"), CONF);
        String shut = write(folder.resolve("shut"), CONF + SHUT);
        String refused = Files.writeString(folder.resolve("mail.log"), REFUSED).toString();
        String report = Files.writeString(folder.resolve("report.xml"), REPORT).toString();
        String batch = Files.writeString(folder.resolve("batch"), LINE).toString();
        return List.of(
                of(2, List.of(0, 1), "check", "--lab", listed),
                of(2, List.of(0, 1), "check", "--lab", listed, "--log", refused),
                of(2, List.of(0, 1), "fix", "--lab", listed),
                of(
                        2,
                        List.of(0, 1),
                        "watch",
                        "--once",
                        "--lab",
                        listed,
                        "--store",
                        folder.resolve(OF_RESOLVER).toString(),
                        "--confirm-after",
                        "1ms"),
                of(1, List.of(0), "reports", report, "--trust-files").withoutRecord(0),
                of(1, List.of(0), "reports", "policy", "listed.example", report, "--trust-files")
                        .withoutRecord(3),
                of(2, List.of(0, 1), "egress", "--lab", shut),
                of(2, List.of(0, 1), "dnsbl", "check", "11.1.2.3"),
                of(2, List.of(0, 1), "dnsbl", "sweep", "11.1.2.3", "11.1.2.4"),
                of(0, List.of(), "dnsbl", "resolver"),
                of(0, List.of(), "dnsbl", "lists", "test"),
                of(2, List.of(0), "spf", "check", "--ip", "11.9.9.9", "--mail-from", "a@listed.example"),
                of(2, List.of(0), "spf", "explain", "--ip", "11.9.9.9", "--mail-from", "a@listed.example"),
                of(0, List.of(), "spf", "check", "--batch", batch),
                of(0, List.of(), "spf", "survey", "listed.example"),
                of(0, List.of(), "spf", "lint", "listed.example"),
                of(0, List.of(), "spf", "diff", "listed.example", "listed.example")
                        .withoutRecord(64),
                of(0, List.of(), "spf", "flatten", "listed.example"),
                of(1, List.of(0), "spf", "audit", "listed.example", "--ip", "11.1.2.3", "--helo", "h.example"));
    }

    /** The folder of the world behind the resolver. */
    public static String world(Path folder) {
        return folder.resolve("world").toString();
    }

    private static String write(Path world, String conf) throws IOException {
        Files.createDirectories(world);
        Files.writeString(world.resolve("lab.conf"), conf);
        Files.writeString(world.resolve("listed.zone"), ZONE);
        return world.toString();
    }

    /** The arguments of a run. */
    public List<String> line(ResolverAddress resolver, String timeout) {
        List<String> line = new ArrayList<>();
        words.forEach(word -> line.add(word.replace(OF_RESOLVER, "store-" + resolver.port())));
        line.addAll(List.of("--resolver", resolver.toString(), "--timeout", timeout));
        return line;
    }

    /** Whether its document is a line for each target. */
    public boolean lines() {
        return words.contains("sweep") || words.contains("--batch");
    }

    /** Whether it has the time limits of a sweep. */
    public boolean sweeps() {
        return words.contains("sweep");
    }

    /** Whether it runs on the ports of a lab, which takes longer. */
    public boolean probes() {
        return words.contains("--lab");
    }

    @Override
    public String toString() {
        return String.join(" ", words.subList(0, Math.min(3, words.size())));
    }
}
