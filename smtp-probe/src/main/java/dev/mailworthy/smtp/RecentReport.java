package dev.mailworthy.smtp;

import dev.mailworthy.core.text.FileExposure;
import dev.mailworthy.smtp.path.EgressRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of the last run, kept for a quarter of an hour. It stands in for another run, so that the well-known receivers
 * are not contacted again and again. The dialogues themselves are not kept, only what followed from them.
 *
 * <p>The file ends with a checksum ({@link KeptReport}), because a file that was cut short or changed would still have lines
 * that can be read. Such a file counts as no file.
 */
public final class RecentReport {

    /** How long a result stands in for another run. */
    public static final Duration KEPT = Duration.ofMinutes(15);

    private static final int LARGEST = 1 << 20;

    private final EgressReport report;
    private final Instant measuredAt;

    private RecentReport(KeptReport kept) {
        this.report = kept.report();
        this.measuredAt = kept.measuredAt();
    }

    /** {@return what the earlier run measured} */
    public EgressReport report() {
        return report;
    }

    /** {@return the end of the earlier run} */
    public Instant measuredAt() {
        return measuredAt;
    }

    /**
     * {@return the result of an equal request, if it is younger than {@link #KEPT}} Empty if the file cannot be read.
     *
     * @param file must be the user's own and no link
     * @param request of the present run
     * @param now the present time
     */
    public static Optional<RecentReport> load(Path file, EgressRequest request, Instant now) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !isOwn(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return KeptReport.read(Files.readString(file, StandardCharsets.UTF_8))
                    .filter(kept -> kept.request().equals(key(request)) && isYoung(kept.measuredAt(), now))
                    .map(RecentReport::new);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether the file belongs to the user of this process, and no other user may write it. */
    private static boolean isOwn(Path file) throws IOException {
        try {
            UserPrincipal user = file.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name", ""));
            return Files.getOwner(file).equals(user) && FileExposure.of(file) != FileExposure.WRITABLE;
        } catch (UnsupportedOperationException e) {
            return true;
        }
    }

    /** A result with a future time does not count: the clock was wrong. */
    private static boolean isYoung(Instant measured, Instant now) {
        return !measured.isAfter(now) && measured.plus(KEPT).isAfter(now);
    }

    /**
     * Keeps a result. A failure to write is not reported: the next run measures again.
     *
     * @param file is replaced as a whole
     * @param request of the run
     * @param report of the run
     * @param now the end of the run
     */
    public static void save(Path file, EgressRequest request, EgressReport report, Instant now) {
        String text = new KeptReport(now, key(request), report).text();
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "egress", null);
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Without the file, each receiver gets one more connection.
            return;
        }
    }

    /** Identifies the request. A result is used only for an equal request. */
    private static String key(EgressRequest request) {
        return Integer.toHexString(request.toString().hashCode());
    }
}
