package dev.mailworthy.docs;

import dev.mailworthy.cli.Main;
import dev.mailworthy.core.FindingType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;

/**
 * Writes the generated pages: {@code commands.adoc} from the picocli model, and {@code findings.adoc} from the enums of
 * findings. Its one argument is the directory to write to.
 */
public final class GenerateReference {
    private static final Map<String, String> FINDINGS = new TreeMap<>(Map.of(
            "core", "dev.mailworthy.core.posture.PostureFinding",
            "core, receivers and score", "dev.mailworthy.core.receiver.ReceiverFinding",
            "spf", "dev.mailworthy.spf.SpfFinding",
            "dnsbl", "dev.mailworthy.dnsbl.health.DnsblFinding",
            "smtp-probe", "dev.mailworthy.smtp.EgressFinding",
            "smtp-probe, replies", "dev.mailworthy.smtp.reply.rule.ReplyFinding",
            "smtp-probe, messages", "dev.mailworthy.smtp.message.MessageFinding"));

    private GenerateReference() {}

    public static void main(String[] args) throws IOException, ClassNotFoundException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        CommandLine commands = Main.model();
        Files.writeString(
                directory.resolve("commands.adoc"), new CommandReference(commands.getCommandSpec()).asciiDoc());
        Files.writeString(
                directory.resolve("findings.adoc"),
                FINDINGS.entrySet().stream()
                        .map(entry -> new FindingCatalogue(entry.getKey(), types(entry.getValue())).asciiDoc())
                        .collect(Collectors.joining()));
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
