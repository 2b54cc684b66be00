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
            description = "Use the providers in this YAML file instead of the bundled ones.")
    private @Nullable Path file;

    @Option(
            names = "--ask-metadata",
            description =
                    "Also query the metadata services of clouds at link-local addresses, over HTTP, for one second."
                            + " They name the provider of this machine.")
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
