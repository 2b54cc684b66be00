package dev.mailworthy.smtp;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.dialogue.ClientAddress;
import dev.mailworthy.smtp.dialogue.Refusal;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.InboundMail;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ProbedServer;
import dev.mailworthy.smtp.path.ServerReplies;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A report as the text of a file: one line for its request and time, one for each path, port and the host, and a checksum
 * over all of them. Fields are separated by tabs, which {@link dev.mailworthy.core.text.Printable} text cannot contain.
 *
 * @param request identifies the request that was answered
 */
record KeptReport(Instant measuredAt, String request, EgressReport report) {

    private static final String MAGIC = "mailworthy-egress 5";
    private static final String TAB = "\t";
    private static final String END = "E";

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(TAB, MAGIC, String.valueOf(measuredAt.getEpochSecond()), request));
        report.paths().forEach(path -> {
            lines.add(line(path));
            path.client().ifPresent(client -> lines.add(line(client)));
        });
        report.verdicts().forEach(verdict -> {
            lines.add(line(verdict));
            verdict.own().forEach(rule -> lines.add(line(rule)));
        });
        lines.add(String.join(
                TAB,
                "H",
                report.host().name(),
                report.inbound() instanceof Answer.Present<String> seen ? seen.value() : ""));
        String body = String.join("\n", lines) + "\n";
        return body + END + TAB + checksum(body) + "\n";
    }

    /** Empty if {@link #text} did not write the text, or if it was changed afterwards. */
    static Optional<KeptReport> read(String text) {
        int end = text.lastIndexOf("\n" + END + TAB) + 1;
        String body = text.substring(0, end);
        if (end == 0 || !text.substring(end).equals(END + TAB + checksum(body) + "\n")) {
            return Optional.empty();
        }
        List<String> lines = body.lines().toList();
        String[] head = lines.get(0).split(TAB);
        try {
            return head.length == 3 && head[0].equals(MAGIC)
                    ? Optional.of(new KeptReport(
                            Instant.ofEpochSecond(Long.parseLong(head[1])),
                            head[2],
                            report(lines.subList(1, lines.size()))))
                    : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Another version wrote the file, with other names or fields.
            return Optional.empty();
        }
    }

    private static String checksum(String body) {
        CRC32 sum = new CRC32();
        sum.update(body.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static String line(EgressPath path) {
        List<String> fields = new ArrayList<>(List.of(
                "P",
                text(path.source()),
                path.family().name(),
                String.valueOf(path.port()),
                path.target(),
                path.operator(),
                path.server().host().map(DomainName::toString).orElse(""),
                text(path.address()),
                path.role().name(),
                path.outcome().name(),
                String.valueOf(path.millis()),
                String.valueOf(path.attempts()),
                path.why().map(Enum::name).orElse(""),
                path.detail()));
        path.refusal().ifPresent(refusal -> {
            fields.add(refusal.stage().name());
            fields.add(String.valueOf(refusal.reply().code()));
            fields.addAll(refusal.reply().lines());
        });
        return String.join(TAB, fields);
    }

    private static String line(PortVerdict verdict) {
        List<String> fields = new ArrayList<>(List.of(
                "V",
                text(verdict.source()),
                verdict.family().name(),
                String.valueOf(verdict.port()),
                verdict.verdict().name(),
                verdict.confidence().name(),
                verdict.why().map(Enum::name).orElse(""),
                verdict.tested().name(),
                verdict.longPackets().map(Enum::name).orElse("")));
        fields.addAll(verdict.evidence());
        return String.join(TAB, fields);
    }

    /** The address that the server of the line before named. */
    private static String line(ClientAddress client) {
        return String.join(TAB, "C", client.address().toString(), client.stage().name());
    }

    /** A rule belongs to the verdict of the line before. */
    private static String line(LocalRule rule) {
        return String.join(
                TAB, "R", rule.kind().name(), rule.text(), rule.command().orElse(""));
    }

    private static String text(Optional<IpAddress> address) {
        return address.map(IpAddress::toString).orElse("");
    }

    private static EgressReport report(List<String> lines) {
        List<EgressPath> paths = new ArrayList<>();
        List<PortVerdict> verdicts = new ArrayList<>();
        HostVerdict host = HostVerdict.UNKNOWN;
        Answer<String> inbound = InboundMail.none().seen();
        for (String line : lines) {
            String[] fields = line.split(TAB, -1);
            switch (fields[0]) {
                case "P" -> paths.add(path(fields));
                case "C" -> paths.set(paths.size() - 1, withClient(paths.get(paths.size() - 1), fields));
                case "V" -> verdicts.add(verdict(fields));
                case "R" -> verdicts.set(verdicts.size() - 1, withRule(verdicts.get(verdicts.size() - 1), fields));
                default -> {
                    host = HostVerdict.valueOf(fields[1]);
                    inbound = fields.length < 3 || fields[2].isEmpty() ? inbound : Answer.present(fields[2]);
                }
            }
        }
        return new EgressReport(paths, verdicts, host, inbound, List.of(), List.of(), List.of(), Optional.empty());
    }

    private static EgressPath path(String[] fields) {
        OutgoingPort way =
                new OutgoingPort(address(fields[1]), IpFamily.valueOf(fields[2]), Integer.parseInt(fields[3]));
        ProbedServer server = new ProbedServer(
                fields[4],
                fields[5],
                fields[6].isEmpty() ? Optional.empty() : Optional.of(DomainName.parse(fields[6])),
                address(fields[7]),
                EgressPath.Role.valueOf(fields[8]));
        AttemptResult last = new AttemptResult(
                AttemptOutcome.valueOf(fields[9]),
                Long.parseLong(fields[10]),
                fields[13],
                ServerReplies.remembered(refusal(fields), Optional.empty()));
        return new EgressPath(way, server, last, Integer.parseInt(fields[11]), reason(fields[12]));
    }

    private static Optional<Refusal> refusal(String[] fields) {
        if (fields.length < 17) {
            return Optional.empty();
        }
        List<String> lines = Arrays.asList(fields).subList(16, fields.length);
        return Optional.of(new Refusal(Stage.valueOf(fields[14]), new Reply(Integer.parseInt(fields[15]), lines)));
    }

    private static PortVerdict verdict(String[] fields) {
        return new PortVerdict(
                        address(fields[1]),
                        IpFamily.valueOf(fields[2]),
                        Integer.parseInt(fields[3]),
                        EgressVerdict.valueOf(fields[4]),
                        Confidence.valueOf(fields[5]),
                        reason(fields[6]),
                        PortVerdict.Tested.valueOf(fields[7]),
                        Arrays.asList(fields).subList(9, fields.length))
                .withLongPackets(
                        fields[8].isEmpty()
                                ? Optional.empty()
                                : Optional.of(PortVerdict.LongPackets.valueOf(fields[8])));
    }

    private static EgressPath withClient(EgressPath path, String[] fields) {
        ClientAddress client = new ClientAddress(IpAddress.parse(fields[1]), Stage.valueOf(fields[2]));
        AttemptResult last = new AttemptResult(
                path.outcome(),
                path.millis(),
                path.detail(),
                ServerReplies.remembered(path.refusal(), Optional.of(client)));
        return new EgressPath(path.way(), path.server(), last, path.attempts(), path.why());
    }

    private static PortVerdict withRule(PortVerdict verdict, String[] fields) {
        Optional<String> command = fields[3].isEmpty() ? Optional.empty() : Optional.of(fields[3]);
        LocalRule rule = new LocalRule(LocalRule.Kind.valueOf(fields[1]), fields[2], command);
        return verdict.withOwn(
                Stream.concat(verdict.own().stream(), Stream.of(rule)).toList());
    }

    private static Optional<IpAddress> address(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(IpAddress.parse(text));
    }

    private static Optional<Reason> reason(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Reason.valueOf(text));
    }
}
