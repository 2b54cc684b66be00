package dev.mailworthy.core.yaml;

import java.util.List;

/** A node of a YAML document: its content and the number of its line, from 1. */
sealed interface YamlNode {

    int line();

    /** A text, as written. */
    record Scalar(int line, String text) implements YamlNode {}

    /** Items in order. */
    record Sequence(int line, List<YamlNode> items) implements YamlNode {

        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys and values in the order of the document. A key may stand twice. */
    record Mapping(int line, List<Entry> entries) implements YamlNode {

        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /** A key with its value. */
    record Entry(YamlNode key, YamlNode value) {}
}
