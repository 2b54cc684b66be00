package dev.mailworthy.core.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A node of a YAML document with its line, so that an error message can name the line. */
public final class YamlPart {

    private final String file;
    private final YamlNode node;

    private YamlPart(String file, YamlNode node) {
        this.file = file;
        this.node = node;
    }

    /**
     * Reads a whole document. Custom types, anchors that multiply and deep nesting are refused.
     *
     * @param file its name, for messages
     */
    public static YamlPart document(String file, String text) throws YamlException {
        return new YamlPart(file, YamlText.read(file, text));
    }

    /**
     * Reads a document that a module bundles: its {@link CompactYaml compact form} where the build made one, or else the
     * text.
     *
     * @param file its name, for messages
     * @param beside a class in the package of the document
     * @param resource the name of the document in that package
     * @throws IllegalStateException if it is missing or broken, which is a fault of the build
     */
    public static YamlPart bundled(String file, Function<String, @Nullable InputStream> beside, String resource) {
        try (InputStream compact = beside.apply(resource + CompactYaml.ENDING);
                InputStream text = beside.apply(resource)) {
            if (compact != null) {
                return new YamlPart(file, CompactYaml.read(compact.readAllBytes()));
            }
            if (text == null) {
                throw new IllegalStateException("the bundled file " + resource + " is missing");
            }
            return document(file, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | YamlException e) {
            throw new IllegalStateException("the bundled file " + resource + " cannot be read", e);
        }
    }

    /** The values of this mapping by their keys. An unknown key is an error. */
    public Map<String, YamlPart> mapping(String what, Set<String> known) throws YamlException {
        Map<String, YamlPart> values = mapping(what);
        for (Map.Entry<String, YamlPart> each : values.entrySet()) {
            if (!known.contains(each.getKey())) {
                throw each.getValue().problem("\"" + each.getKey() + "\" is nothing that " + what + " has");
            }
        }
        return values;
    }

    /** The values of this mapping by their keys. The file may have any keys. */
    public Map<String, YamlPart> mapping(String what) throws YamlException {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw problem(what + " is not a mapping");
        }
        Map<String, YamlPart> values = new LinkedHashMap<>();
        for (YamlNode.Entry each : mapping.entries()) {
            YamlPart value = new YamlPart(file, each.value());
            if (values.put(new YamlPart(file, each.key()).text("a key"), value) != null) {
                throw value.problem("the same key stands twice");
            }
        }
        return values;
    }

    /** Whether this is a sequence. */
    public boolean isSequence() {
        return node instanceof YamlNode.Sequence;
    }

    /** The items of this sequence. */
    public List<YamlPart> items(String what) throws YamlException {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            throw problem(what + " is not a sequence");
        }
        List<YamlPart> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(new YamlPart(file, item)));
        return items;
    }

    /** The text of this scalar, as written. */
    public String text(String what) throws YamlException {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar.text();
        }
        throw problem(what + " is not a text");
    }

    /** Reads this scalar with a parser. Its {@link IllegalArgumentException} says what is wrong. */
    public <T> T read(String what, Function<String, T> parser) throws YamlException {
        String text = text(what);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw problem(what + ": " + e.getMessage());
        }
    }

    /** Reads the key of this value with a parser, as {@link #read} does. */
    public <T> T readKey(String what, String key, Function<String, T> parser) throws YamlException {
        try {
            return parser.apply(key);
        } catch (IllegalArgumentException e) {
            throw problem(what + ": " + e.getMessage());
        }
    }

    /** Reads the items of this sequence with a parser, as {@link #read} does. */
    public <T> List<T> readItems(String what, Function<String, T> parser) throws YamlException {
        List<T> all = new ArrayList<>();
        for (YamlPart item : items(what)) {
            all.add(item.read(what, parser));
        }
        return all;
    }

    /** The value of a key that this mapping must have. */
    public YamlPart required(Map<String, YamlPart> mapping, String key) throws YamlException {
        YamlPart part = mapping.get(key);
        if (part == null) {
            throw problem("without " + key);
        }
        return part;
    }

    /** Reads a part of a document. */
    public interface Reading<T> {
        T of(YamlPart part) throws YamlException;
    }

    /** Reads the value of a key. Empty without the key. */
    public static <T> Optional<T> optional(Map<String, YamlPart> mapping, String key, Reading<T> reading)
            throws YamlException {
        YamlPart part = mapping.get(key);
        return part == null ? Optional.empty() : Optional.of(reading.of(part));
    }

    /** Reads the items of a sequence. Empty without the key. */
    public static <T> List<T> list(Map<String, YamlPart> mapping, String key, Function<String, T> parser)
            throws YamlException {
        YamlPart part = mapping.get(key);
        return part == null ? List.of() : part.readItems(key, parser);
    }

    /** The value of a key. Empty without the key. */
    public static Optional<YamlPart> in(Map<String, YamlPart> mapping, String key) {
        return Optional.ofNullable(mapping.get(key));
    }

    /** The number of the line, from 1. */
    public int line() {
        return node.line();
    }

    /** Makes an exception about this line, which the caller throws. */
    public YamlException problem(String what) {
        return new YamlException(file + ":" + line() + ": " + what);
    }
}
