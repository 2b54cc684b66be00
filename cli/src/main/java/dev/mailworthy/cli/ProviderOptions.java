package dev.mailworthy.cli;

import dev.mailworthy.smtp.provider.MachineFacts.MetadataChoice;
import dev.mailworthy.smtp.provider.ProviderCatalogue;
import dev.mailworthy.smtp.provider.ProviderCatalogueException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the machine's provider is recognised. */
final class ProviderOptions {

    @Option(
            names = "--providers",
            paramLabel = "FILE",
            description = "Take what is known of providers from this YAML file instead of the bundled one.")
    private @Nullable Path file;

    @Option(
            names = "--ask-metadata",
            description =
                    "Ask the metadata services of clouds too, at link-local addresses; one second, over HTTP. Some hosts"
                            + " raise an alarm about it.")
    private boolean metadata;

    /** @throws UsageException when the file cannot be used */
    ProviderCatalogue catalogue() {
        try {
            return file == null ? ProviderCatalogue.bundled() : ProviderCatalogue.load(file);
        } catch (ProviderCatalogueException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    MetadataChoice metadata() {
        return metadata ? MetadataChoice.ASKED : MetadataChoice.LEFT_OUT;
    }
}
