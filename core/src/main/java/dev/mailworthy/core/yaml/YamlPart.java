package dev.mailworthy.core.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** A node of a YAML document with its line, so that an error message can name the line. */
public final class YamlPart {

    private final String file;
    private final Node node;

    private YamlPart(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /**
     * Reads a whole document. Custom types, anchors that multiply and deep nesting are refused.
     *
     * @param file its name, for messages
     */
    public static YamlPart document(String file, String text) throws YamlException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(0)
                .setAllowRecursiveKeys(false)
                .build();
        try {
            Node root = new Composer(
                            settings, new ShallowParser(new ParserImpl(settings, new StreamReader(settings, text))))
                    .getSingleNode()
                    .orElseThrow(() -> new YamlException(file + ": is empty"));
            return new YamlPart(file, root);
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new YamlException(file + line + ": " + e.getProblem());
        } catch (YamlEngineException | IllegalArgumentException e) {
            // A tag such as "!%1" is an IllegalArgumentException of the parser.
            throw new YamlException(file + ": " + e.getMessage());
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
        if (!(node instanceof MappingNode mapping)) {
            throw problem(what + " is not a mapping");
        }
        Map<String, YamlPart> values = new LinkedHashMap<>();
        for (NodeTuple each : mapping.getValue()) {
            YamlPart value = new YamlPart(file, each.getValueNode());
            if (values.put(new YamlPart(file, each.getKeyNode()).text("a key"), value) != null) {
                throw value.problem("the same key stands twice");
            }
        }
        return values;
    }

    /** The items of this sequence. */
    public List<YamlPart> items(String what) throws YamlException {
        if (!(node instanceof SequenceNode sequence)) {
            throw problem(what + " is not a sequence");
        }
        List<YamlPart> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(new YamlPart(file, item)));
        return items;
    }

    /** The text of this scalar, as written. */
    public String text(String what) throws YamlException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
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
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** Makes an exception about this line, which the caller throws. */
    public YamlException problem(String what) {
        return new YamlException(file + ":" + line() + ": " + what);
    }
}
