package dev.mailworthy.smtp.reply;

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

/** A part of a YAML document that knows its line, so that whoever wrote it is told where the mistake is. */
final class YamlPart {

    private final String file;
    private final Node node;

    private YamlPart(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** The whole document: no types of its own, no anchors that multiply. */
    static YamlPart document(String file, String text) throws CatalogueFault {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(0)
                .setAllowRecursiveKeys(false)
                .build();
        try {
            Node root = new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)))
                    .getSingleNode()
                    .orElseThrow(() -> new CatalogueFault(file + ": is empty"));
            return new YamlPart(file, root);
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new CatalogueFault(file + line + ": " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new CatalogueFault(file + ": " + e.getMessage());
        }
    }

    /** This mapping's values by their keys, all of which must be known. */
    Map<String, YamlPart> mapping(String what, Set<String> known) throws CatalogueFault {
        Map<String, YamlPart> values = mapping(what);
        for (Map.Entry<String, YamlPart> each : values.entrySet()) {
            if (!known.contains(each.getKey())) {
                throw each.getValue().problem("\"" + each.getKey() + "\" is nothing that " + what + " has");
            }
        }
        return values;
    }

    /** The same with keys of the writer's own. */
    Map<String, YamlPart> mapping(String what) throws CatalogueFault {
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

    List<YamlPart> items(String what) throws CatalogueFault {
        if (!(node instanceof SequenceNode sequence)) {
            throw problem(what + " is not a sequence");
        }
        List<YamlPart> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(new YamlPart(file, item)));
        return items;
    }

    String text(String what) throws CatalogueFault {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw problem(what + " is not a text");
    }

    /** Read by a parser that tells in an {@link IllegalArgumentException} what is wrong. */
    <T> T read(String what, Function<String, T> parser) throws CatalogueFault {
        String text = text(what);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw problem(what + ": " + e.getMessage());
        }
    }

    /** One of an enum's labels. */
    <E extends Enum<E> & Labelled> E label(String what, Class<E> type) throws CatalogueFault {
        return read(what, text -> Labelled.parse(type, text));
    }

    /** A value of this mapping that must be there. */
    YamlPart required(Map<String, YamlPart> mapping, String key) throws CatalogueFault {
        YamlPart part = mapping.get(key);
        if (part == null) {
            throw problem("without " + key);
        }
        return part;
    }

    /** How a part is read. */
    interface Reading<T> {
        T of(YamlPart part) throws CatalogueFault;
    }

    static <T> Optional<T> optional(Map<String, YamlPart> mapping, String key, Reading<T> reading)
            throws CatalogueFault {
        YamlPart part = mapping.get(key);
        return part == null ? Optional.empty() : Optional.of(reading.of(part));
    }

    /** The items of a sequence, or none when it is not there. */
    static <T> List<T> list(Map<String, YamlPart> mapping, String key, Function<String, T> parser)
            throws CatalogueFault {
        YamlPart part = mapping.get(key);
        List<T> all = new ArrayList<>();
        for (YamlPart item : part == null ? List.<YamlPart>of() : part.items(key)) {
            all.add(item.read(key, parser));
        }
        return all;
    }

    /** Counted from 1. */
    int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    CatalogueFault problem(String what) {
        return new CatalogueFault(file + ":" + line() + ": " + what);
    }
}
