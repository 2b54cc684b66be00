package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.text.FileExposure;
import dev.mailworthy.core.text.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The keys and zone names that lists' operators gave to the user. For a list that registers resolvers, the value is the word
 * {@code registered}. No text of this class shows a value.
 */
public final class Keys {

    /** The beginning of the environment variables. The key's id follows in capitals, with {@code _} for {@code -}. */
    public static final String VARIABLE = "MAILWORTHY_KEY_";

    private static final int MAX_FILE = 65_536;

    private final Map<String, String> values;

    private Keys(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** {@return no keys} Lists that need one are left out. */
    public static Keys none() {
        return new Keys(Map.of());
    }

    /**
     * {@return these keys and one more, from code}
     *
     * @param id the id of the key in the catalogue, for example {@code abusix} ({@link Access#keyId})
     * @param value the key, the zone name or the word {@code registered}
     * @throws IllegalArgumentException if one of them is blank
     */
    public Keys with(String id, String value) {
        if (id.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("a key needs an id and a value");
        }
        Map<String, String> more = new TreeMap<>(values);
        more.put(id, value.strip());
        return new Keys(more);
    }

    /**
     * Reads the keys from environment variables.
     *
     * @param environment as {@link System#getenv()} gives it
     * @return the keys of the variables that begin with {@link #VARIABLE} and are not blank
     */
    public static Keys of(Map<String, String> environment) {
        Map<String, String> found = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(VARIABLE) && !value.isBlank()) {
                String id = name.substring(VARIABLE.length());
                found.put(id.toLowerCase(Locale.ROOT).replace('_', '-'), value.strip());
            }
        });
        return new Keys(found);
    }

    /**
     * Reads a file with a line {@code id = value} for each key; blank lines and lines that begin with {@code #} are left out.
     *
     * @param file is refused if other users may write it
     * @return the keys of the file
     * @throws CatalogueException with file and line, but without the line's text; also if other users may write the file
     */
    public static Keys load(Path file) throws CatalogueException {
        if (FileExposure.of(file) == FileExposure.WRITABLE) {
            throw new CatalogueException(
                    file + ": other users may write it, so that its keys may not be yours; its mode has to be 600");
        }
        Map<String, String> found = new TreeMap<>();
        int number = 0;
        for (String line : text(file).lines().map(String::strip).toList()) {
            number++;
            int equals = line.indexOf('=');
            if (equals > 0 && !line.substring(equals + 1).isBlank()) {
                found.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                throw new CatalogueException(file + ":" + number + ": a key is written: id = value");
            }
        }
        return new Keys(found);
    }

    private static String text(Path file) throws CatalogueException {
        try {
            return InputFile.text(file, MAX_FILE, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CatalogueException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * {@return these keys, and those of the others whose id is not among these}
     *
     * @param others are used where this object has no key
     */
    public Keys or(Keys others) {
        Map<String, String> all = new TreeMap<>(others.values);
        all.putAll(values);
        return new Keys(all);
    }

    /**
     * {@return the value of an id} It is a secret.
     *
     * @param id of a list, or of a key that several lists share
     */
    public Optional<String> of(String id) {
        return Optional.ofNullable(values.get(id));
    }

    /**
     * Passes on every value, to a place that keeps secrets out of texts.
     *
     * @param secret is called once for each key
     */
    public void forEachValue(Consumer<String> secret) {
        values.values().forEach(secret);
    }

    /**
     * Masks every key in a text of a list's operator, in upper or lower case. Lists quote the queried name in lower case.
     *
     * @param text from a list, of any length
     * @return the text with asterisks in place of each key
     */
    public String masked(String text) {
        String safe = text;
        for (String value : values.values()) {
            safe = value.length() < 4
                    ? safe
                    : Pattern.compile(Pattern.quote(value), Pattern.CASE_INSENSITIVE)
                            .matcher(safe)
                            .replaceAll("***");
        }
        return safe;
    }

    @Override
    public String toString() {
        return "Keys" + values.keySet();
    }
}
