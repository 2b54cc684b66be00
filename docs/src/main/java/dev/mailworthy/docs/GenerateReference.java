package dev.mailworthy.docs;

import dev.mailworthy.cli.Main;
import dev.mailworthy.cli.explain.Topics;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.receiver.ReceiverPacks;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the generated parts of the pages: the commands from the picocli model, the findings from their enums, the receivers,
 * lists, providers and replies from the bundled data, the settings from their table, and the {@linkplain Sample samples} from
 * labs. Its one argument is the directory to write to.
 */
public final class GenerateReference {
    private static final Map<String, String> FINDINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("core", "dev.mailworthy.core.posture.PostureFinding"),
            Map.entry("core, receivers and score", "dev.mailworthy.core.receiver.ReceiverFinding"),
            Map.entry("core, deliveries in the log", "dev.mailworthy.core.receiver.DeliveryFinding"),
            Map.entry("core, reports of receivers", "dev.mailworthy.core.receiver.FeedbackFinding"),
            Map.entry("spf", "dev.mailworthy.spf.SpfFinding"),
            Map.entry("dnsbl", "dev.mailworthy.dnsbl.health.DnsblFinding"),
            Map.entry("smtp-probe", "dev.mailworthy.smtp.EgressFinding"),
            Map.entry("smtp-probe, replies", "dev.mailworthy.smtp.reply.rule.ReplyFinding"),
            Map.entry("smtp-probe, messages", "dev.mailworthy.smtp.message.MessageFinding"),
            Map.entry("smtp-probe, sending address", "dev.mailworthy.smtp.sight.SightFinding"),
            Map.entry("smtp-probe, policy of MTA-STS", "dev.mailworthy.smtp.trust.StsFinding"),
            Map.entry("smtp-probe, logo of BIMI", "dev.mailworthy.smtp.trust.logo.LogoFinding")));

    private GenerateReference() {}

    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        write(directory, "commands", new CommandReference(Main.model().getCommandSpec()).asciiDoc());
        write(directory, "findings", findings());
        write(directory, "receivers", new ReceiverReference(ReceiverPacks.bundled()).asciiDoc());
        write(directory, "lists", new ListReference(Catalogue.bundled()).asciiDoc());
        write(directory, "providers", new ProviderReference(ProviderCatalogue.bundled()).asciiDoc());
        write(directory, "codes", new CodeReference(Topics.bundled().all()).asciiDoc());
        write(directory, "replies", new ReplyReference(ReplyCatalogue.bundled()).asciiDoc());
        write(directory, "settings", SettingReference.asciiDoc(Main.model().getCommandSpec()));
        Sample.writeAll(Files.createDirectories(directory.resolve("samples")));
    }

    private static void write(Path directory, String page, String text) throws IOException {
        Files.writeString(directory.resolve(page + ".adoc"), text);
    }

    private static String findings() {
        return FINDINGS.entrySet().stream()
                .map(entry -> new FindingCatalogue(entry.getKey(), types(entry.getValue())).asciiDoc())
                .collect(Collectors.joining());
    }

    private static List<FindingType> types(String enumName) {
        try {
            Object[] constants = Class.forName(enumName).getEnumConstants();
            return List.of(constants).stream().map(FindingType.class::cast).toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the documentation names an enum that is gone: " + enumName, e);
        }
    }
}
