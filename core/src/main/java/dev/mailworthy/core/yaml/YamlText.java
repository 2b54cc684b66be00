package dev.mailworthy.core.yaml;

import java.util.ArrayList;
import java.util.List;
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

/** Reads the text of a YAML document. Custom types, anchors that multiply and deep nesting are refused. */
final class YamlText {

    private YamlText() {}

    /** @param file its name, for messages */
    static YamlNode read(String file, String text) throws YamlException {
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
            return node(root);
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new YamlException(file + line + ": " + e.getProblem());
        } catch (YamlEngineException | IllegalArgumentException e) {
            // A tag such as "!%1" is an IllegalArgumentException of the parser.
            throw new YamlException(file + ": " + e.getMessage());
        }
    }

    private static YamlNode node(Node node) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        if (node instanceof MappingNode mapping) {
            List<YamlNode.Entry> entries = new ArrayList<>();
            for (NodeTuple each : mapping.getValue()) {
                entries.add(new YamlNode.Entry(node(each.getKeyNode()), node(each.getValueNode())));
            }
            return new YamlNode.Mapping(line, entries);
        }
        if (node instanceof SequenceNode sequence) {
            return new YamlNode.Sequence(
                    line, sequence.getValue().stream().map(YamlText::node).toList());
        }
        if (node instanceof ScalarNode scalar) {
            return new YamlNode.Scalar(line, scalar.getValue());
        }
        throw new IllegalArgumentException("line " + line + " has a node of an unknown kind");
    }
}
