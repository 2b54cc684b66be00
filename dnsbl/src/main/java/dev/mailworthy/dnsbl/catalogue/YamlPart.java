package dev.mailworthy.dnsbl.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** A part of a YAML document that knows its line, so that whoever wrote it is told where the mistake is. */
final class YamlPart {

    private static final int DEEPEST = 16;

    private final String file;
    private final Node node;

    private YamlPart(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** The whole document: no types of its own, no anchors that multiply. */
    static YamlPart document(String file, String text) throws CatalogueException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(0)
                .setAllowRecursiveKeys(false)
                .build();
        try {
            Node root = new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)))
                    .getSingleNode()
                    .orElseThrow(() -> new CatalogueException(file + ": is empty"));
            return new YamlPart(file, root);
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new CatalogueException(file + line + ": " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new CatalogueException(file + ": " + e.getMessage());
        }
    }

    /** Putting nodes together is recursive in the library, and its stack ends before a hostile file does. */
    static void refuseDeepNesting(String file, String text) throws CatalogueException {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        ParserImpl events = new ParserImpl(settings, new StreamReader(settings, text));
        int depth = 0;
        try {
            while (events.hasNext()) {
                Event event = events.next();
                depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
                if (depth > DEEPEST) {
                    String line = event.getStartMark()
                            .map(mark -> ":" + (mark.getLine() + 1))
                            .orElse("");
                    throw new CatalogueException(file + line + ": is nested too deep");
                }
            }
        } catch (YamlEngineException e) {
            // What is no YAML is told by whoever reads it, with its line.
            return;
        }
    }

    /** This mapping's values by their keys, all of which must be known. */
    Map<String, YamlPart> mapping(String what, Set<String> known) throws CatalogueException {
        Map<String, YamlPart> values = mapping(what);
        for (Map.Entry<String, YamlPart> each : values.entrySet()) {
            if (!known.contains(each.getKey())) {
                throw each.getValue().problem("\"" + each.getKey() + "\" is nothing that " + what + " has");
            }
        }
        return values;
    }

    /** The same with keys of the writer's own. */
    Map<String, YamlPart> mapping(String what) throws CatalogueException {
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

    List<YamlPart> items(String what) throws CatalogueException {
        if (!(node instanceof SequenceNode sequence)) {
            throw problem(what + " is not a sequence");
        }
        List<YamlPart> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(new YamlPart(file, item)));
        return items;
    }

    String text(String what) throws CatalogueException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw problem(what + " is not a text");
    }

    /** Read by a parser that tells in an {@link IllegalArgumentException} what is wrong. */
    <T> T read(String what, Function<String, T> parser) throws CatalogueException {
        String text = text(what);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw problem(what + ": " + e.getMessage());
        }
    }

    <T> List<T> readItems(String what, Function<String, T> parser) throws CatalogueException {
        List<T> all = new ArrayList<>();
        for (YamlPart item : items(what)) {
            all.add(item.read(what, parser));
        }
        return all;
    }

    CatalogueException problem(String what) {
        String line =
                node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
        return new CatalogueException(file + line + ": " + what);
    }

    /** The value of a key that has to be there. */
    static YamlPart needed(Map<String, YamlPart> mapping, String key, YamlPart whole) throws CatalogueException {
        YamlPart value = mapping.get(key);
        if (value == null) {
            throw whole.problem("a list without " + key);
        }
        return value;
    }

    static Optional<YamlPart> in(Map<String, YamlPart> mapping, String key) {
        return Optional.ofNullable(mapping.get(key));
    }
}
