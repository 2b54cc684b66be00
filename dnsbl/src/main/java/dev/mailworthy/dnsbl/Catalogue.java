package dev.mailworthy.dnsbl;

import dev.mailworthy.core.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The lists that can be asked, in the order in which results are shown. */
public final class Catalogue {

    private static final int MAX_FILE = 4 << 20;

    private final List<CatalogueEntry> entries;

    private Catalogue(List<CatalogueEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The lists that come with this module. */
    public static Catalogue bundled() {
        try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.yml")) {
            if (in == null) {
                throw new IllegalStateException("the module's own catalogue is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Catalogue(CatalogueReader.read("bundled catalogue", text));
        } catch (IOException | CatalogueException e) {
            throw new IllegalStateException("the module's own catalogue is broken", e);
        }
    }

    /** The lists of a file of the same form, which replace the bundled ones. */
    public static Catalogue load(Path file) throws CatalogueException {
        try {
            String text = InputFile.text(file, MAX_FILE, StandardCharsets.UTF_8);
            return new Catalogue(CatalogueReader.read(file.toString(), text));
        } catch (IOException e) {
            throw new CatalogueException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * These lists alone.
     *
     * @throws IllegalArgumentException when one is not here; the message names those that are
     */
    public Catalogue only(Collection<String> ids) {
        for (String id : ids) {
            if (entries.stream().noneMatch(entry -> entry.id().equals(id))) {
                throw new IllegalArgumentException("there is no list \"" + id + "\"; known are "
                        + entries.stream().map(CatalogueEntry::id).collect(Collectors.joining(", ")));
            }
        }
        return new Catalogue(
                entries.stream().filter(entry -> ids.contains(entry.id())).toList());
    }

    List<CatalogueEntry> entries() {
        return entries;
    }
}
