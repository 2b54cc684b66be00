package dev.mailworthy.smtp;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressVerdict;
import dev.mailworthy.smtp.path.HostVerdict;
import dev.mailworthy.smtp.path.InboundMail;
import dev.mailworthy.smtp.path.PortVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The last run's result, kept for a quarter of an hour, so that receivers who are nobody's are not contacted again and again.
 * Dialogues are not kept, only what followed from them. A file that cannot be read is as good as none.
 */
public final class RecentReport {

    /** How long a result stands in for another run. */
    public static final Duration KEPT = Duration.ofMinutes(15);

    private static final String MAGIC = "mailworthy-egress 1";
    private static final int LARGEST = 1 << 20;

    private final EgressReport report;
    private final Instant measuredAt;

    private RecentReport(EgressReport report, Instant measuredAt) {
        this.report = report;
        this.measuredAt = measuredAt;
    }

    public EgressReport report() {
        return report;
    }

    public Instant measuredAt() {
        return measuredAt;
    }

    /** The result of the same request, if there is one that is young enough. */
    public static Optional<RecentReport> load(Path file, EgressRequest request, Instant now) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            String[] head = lines.isEmpty() ? new String[0] : lines.get(0).split("\t");
            if (head.length != 3 || !head[0].equals(MAGIC) || !head[2].equals(key(request))) {
                return Optional.empty();
            }
            Instant measured = Instant.ofEpochSecond(Long.parseLong(head[1]));
            boolean young = !measured.isAfter(now) && measured.plus(KEPT).isAfter(now);
            return young
                    ? Optional.of(new RecentReport(read(lines.subList(1, lines.size())), measured))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Keeps a result. That it could not be kept is no reason to say so. */
    public static void save(Path file, EgressRequest request, EgressReport report, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join("\t", MAGIC, String.valueOf(now.getEpochSecond()), key(request)));
        report.paths().forEach(path -> lines.add(path(path)));
        report.verdicts().forEach(verdict -> lines.add(verdict(verdict)));
        lines.add(String.join(
                "\t",
                "H",
                report.host().name(),
                report.inbound() instanceof Answer.Present<String> seen ? seen.value() : ""));
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "egress", null);
            Files.write(fresh, lines, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // A home that cannot be written to costs the receivers one more connection.
            return;
        }
    }

    /** Another request is another question. */
    private static String key(EgressRequest request) {
        return Integer.toHexString(request.toString().hashCode());
    }

    private static String path(EgressPath path) {
        return String.join(
                "\t",
                "P",
                text(path.source()),
                path.family().name(),
                String.valueOf(path.port()),
                path.target(),
                path.operator(),
                text(path.address()),
                path.role().name(),
                path.outcome().name(),
                String.valueOf(path.millis()),
                String.valueOf(path.attempts()),
                path.why().map(Enum::name).orElse(""),
                path.detail());
    }

    private static String verdict(PortVerdict verdict) {
        List<String> fields = new ArrayList<>(List.of(
                "V",
                text(verdict.source()),
                verdict.family().name(),
                String.valueOf(verdict.port()),
                verdict.verdict().name(),
                verdict.confidence().name(),
                verdict.why().map(Enum::name).orElse("")));
        fields.addAll(verdict.evidence());
        return String.join("\t", fields);
    }

    private static String text(Optional<IpAddress> address) {
        return address.map(IpAddress::toString).orElse("");
    }

    private static EgressReport read(List<String> lines) {
        List<EgressPath> paths = new ArrayList<>();
        List<PortVerdict> verdicts = new ArrayList<>();
        HostVerdict host = HostVerdict.UNKNOWN;
        Answer<String> inbound = InboundMail.none().seen();
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            switch (fields[0]) {
                case "P" -> paths.add(path(fields));
                case "V" -> verdicts.add(verdict(fields));
                default -> {
                    host = HostVerdict.valueOf(fields[1]);
                    inbound = fields.length < 3 || fields[2].isEmpty() ? inbound : Answer.present(fields[2]);
                }
            }
        }
        return new EgressReport(paths, verdicts, host, inbound, List.of());
    }

    private static EgressPath path(String[] fields) {
        return new EgressPath(
                address(fields[1]),
                IpFamily.valueOf(fields[2]),
                Integer.parseInt(fields[3]),
                fields[4],
                fields[5],
                address(fields[6]),
                EgressPath.Role.valueOf(fields[7]),
                AttemptOutcome.valueOf(fields[8]),
                Long.parseLong(fields[9]),
                Integer.parseInt(fields[10]),
                reason(fields[11]),
                fields[12]);
    }

    private static PortVerdict verdict(String[] fields) {
        return new PortVerdict(
                address(fields[1]),
                IpFamily.valueOf(fields[2]),
                Integer.parseInt(fields[3]),
                EgressVerdict.valueOf(fields[4]),
                Confidence.valueOf(fields[5]),
                reason(fields[6]),
                Arrays.asList(fields).subList(7, fields.length));
    }

    private static Optional<IpAddress> address(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(IpAddress.parse(text));
    }

    private static Optional<Reason> reason(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Reason.valueOf(text));
    }
}
