package dev.mailworthy.smtp.host;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpFamily;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** This machine's own packet filter, as far as the user may read it. */
@FunctionalInterface
public interface LocalRules {

    /** Where systems have nft. The search path of the user is not used, because others may have set it. */
    List<Path> NFT = List.of(Path.of("/usr/sbin/nft"), Path.of("/sbin/nft"), Path.of("/usr/local/sbin/nft"));

    /** The rule that drops or rejects outgoing TCP to a port; absent when there is none. */
    Answer<String> against(IpFamily family, int port);

    /** Does not look. The question stays unanswered. */
    static LocalRules none() {
        return (family, port) ->
                Answer.unanswered(Reason.NOT_CONFIGURED, "this machine's packet filter was not looked at");
    }

    /**
     * Runs {@code nft list ruleset}, which also shows the rules of iptables-nft, firewalld and ufw. Only root may read
     * them.
     */
    static LocalRules system() {
        return (family, port) -> {
            Optional<String> ruleset = ruleset();
            if (ruleset.isEmpty()) {
                return Answer.unanswered(
                        Reason.NO_PERMISSION,
                        "this user may not read the packet filter; look yourself: sudo nft list ruleset | grep "
                                + port);
            }
            Answer<String> found = NftRuleset.parse(ruleset.get()).against(family, port);
            return found instanceof Answer.Absent && mayHaveLegacyTables(family) ? unread(family) : found;
        };
    }

    /**
     * Whether rules of the older kernel interface may exist. nft does not show them. Its file is missing if it was
     * never loaded.
     */
    private static boolean mayHaveLegacyTables(IpFamily family) {
        try (InputStream names = Files.newInputStream(
                Path.of("/proc/net", family == IpFamily.IPV4 ? "ip_tables_names" : "ip6_tables_names"))) {
            return new String(names.readNBytes(1000), StandardCharsets.US_ASCII).contains("filter");
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static Answer<String> unread(IpFamily family) {
        String command = family == IpFamily.IPV4 ? "iptables-legacy" : "ip6tables-legacy";
        return Answer.unanswered(
                Reason.NOT_SUPPORTED,
                "older rules beside nftables are not read; look yourself: sudo " + command + " -S OUTPUT");
    }

    /** The output of nft, bounded in time and size. */
    private static Optional<String> ruleset() {
        try {
            Optional<Path> program = NFT.stream().filter(Files::isExecutable).findFirst();
            if (program.isEmpty()) {
                return Optional.empty();
            }
            ProcessBuilder builder = new ProcessBuilder(program.get().toString(), "-nn", "list", "ruleset")
                    .redirectErrorStream(false)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            Process nft = builder.start();
            nft.getOutputStream().close();
            try (InputStream out = nft.getInputStream()) {
                String text = new String(out.readNBytes(NftRuleset.LONGEST), StandardCharsets.UTF_8);
                boolean ended = nft.waitFor(2, TimeUnit.SECONDS);
                return ended && nft.exitValue() == 0 ? Optional.of(text) : Optional.empty();
            } finally {
                nft.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
