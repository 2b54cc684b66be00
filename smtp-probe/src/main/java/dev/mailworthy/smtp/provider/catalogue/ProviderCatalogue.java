package dev.mailworthy.smtp.provider.catalogue;

import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.text.InputFile;
import dev.mailworthy.core.yaml.YamlException;
import dev.mailworthy.core.yaml.YamlPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What is known about providers at a date.
 *
 * @param asOf the date of the last check
 * @param providers each with an id of its own
 * @param relays services that forward mail
 * @param requests how to request a port, in order
 * @param relaying how to send without the port
 * @param unknownProvider what to do if the provider is none of these
 */
public record ProviderCatalogue(
        YearMonth asOf,
        List<Provider> providers,
        List<Relay> relays,
        List<RequestStep> requests,
        List<String> relaying,
        List<Remedy> unknownProvider) {

    private static final int MAX_FILE = 1 << 20;

    public ProviderCatalogue {
        providers = List.copyOf(providers);
        relays = List.copyOf(relays);
        requests = List.copyOf(requests);
        relaying = List.copyOf(relaying);
        unknownProvider = List.copyOf(unknownProvider);
    }

    /** {@return the providers that this module contains} */
    public static ProviderCatalogue bundled() {
        return Bundled.CATALOGUE;
    }

    /** Loads the catalogue at the first access. */
    private static final class Bundled {
        static final ProviderCatalogue CATALOGUE = read();

        private static ProviderCatalogue read() {
            YamlPart document = YamlPart.bundled(
                    "bundled providers", name -> ProviderCatalogue.class.getResourceAsStream(name), "providers.yml");
            try {
                return ProviderCatalogueReader.read(document);
            } catch (YamlException e) {
                throw new IllegalStateException("the bundled catalogue of providers is broken", e);
            }
        }
    }

    /**
     * {@return the providers in a user's file of the same form}
     *
     * @param file YAML, of a bounded size
     * @throws ProviderCatalogueException if the file cannot be used; the message is one line:
     *     {@code FILE:LINE: problem}
     */
    public static ProviderCatalogue load(Path file) throws ProviderCatalogueException {
        try {
            return ProviderCatalogueReader.read(
                    YamlPart.document(file.toString(), InputFile.text(file, MAX_FILE, StandardCharsets.UTF_8)));
        } catch (IOException | YamlException e) {
            throw new ProviderCatalogueException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * {@return the provider with this id, if there is one}
     *
     * @param id lower case with hyphens
     */
    public Optional<Provider> provider(String id) {
        return providers.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }
}
