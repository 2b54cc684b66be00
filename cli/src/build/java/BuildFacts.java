import dev.mailworthy.core.receiver.ReceiverPack;
import dev.mailworthy.core.receiver.ReceiverPacks;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A step of the build: writes {@code build.properties}, from which {@code mailworthy --version} tells where the program
 * comes from. A run reads it instead of the catalogues, which take longer.
 */
final class BuildFacts {

    private BuildFacts() {}

    /** @param arguments the file to write, the version, and the top of the checkout */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path top = Path.of(arguments[2]);
        StringBuilder facts = new StringBuilder("version=" + arguments[1] + "\n");
        if (git(top, "rev-parse", "--show-prefix").filter(String::isEmpty).isPresent()) {
            git(top, "describe", "--always", "--dirty=-modified", "--abbrev=12", "--exclude=*")
                    .ifPresent(commit -> facts.append("commit=").append(commit).append('\n'));
            git(top, "log", "-1", "--format=%cs")
                    .ifPresent(date -> facts.append("committed=").append(date).append('\n'));
        }
        facts.append("data=").append(String.join(", ", dates())).append('\n');
        byte[] octets = facts.toString().getBytes(StandardCharsets.ISO_8859_1);
        Path file = Path.of(arguments[0]);
        // An unchanged file keeps its time, so that the jar does not look stale.
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), octets)) {
            Files.write(file, octets);
        }
    }

    private static List<String> dates() {
        return List.of(
                "blocklists " + Catalogue.bundled().date().map(Object::toString).orElse("without a date"),
                "receivers "
                        + ReceiverPacks.bundled().packs().stream()
                                .map(ReceiverPack::reviewed)
                                .max(Comparator.naturalOrder())
                                .map(LocalDate::toString)
                                .orElse("without a date"),
                "providers " + ProviderCatalogue.bundled().asOf(),
                "replies " + ReplyCatalogue.bundled().asOf());
    }

    /** What git prints; empty without git, or where git knows no commit. */
    private static Optional<String> git(Path top, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.command().add(0, "git");
        builder.directory(top.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        Process git;
        try {
            git = builder.start();
        } catch (IOException e) {
            return Optional.empty();
        }
        String printed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor(30, TimeUnit.SECONDS) && git.exitValue() == 0 ? Optional.of(printed) : Optional.empty();
    }
}
