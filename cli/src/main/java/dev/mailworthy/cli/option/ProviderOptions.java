package dev.mailworthy.cli.option;

import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.smtp.provider.MachineFacts.MetadataChoice;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogueException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for recognising the machine's provider. */
public final class ProviderOptions {

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
    public ProviderCatalogue catalogue() {
        try {
            return file == null ? ProviderCatalogue.bundled() : ProviderCatalogue.load(file);
        } catch (ProviderCatalogueException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    public MetadataChoice metadata() {
        return metadata ? MetadataChoice.ASKED : MetadataChoice.LEFT_OUT;
    }
}
