package dev.mailworthy.cli.report.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The samples of one gauge in the text exposition format of Prometheus (version 0.0.4), with its HELP and TYPE lines. */
final class MetricFamily {

    private final String name;
    private final String help;
    private final List<String> samples = new ArrayList<>();

    MetricFamily(String name, String help) {
        this.name = name;
        this.help = help;
    }

    /** @param labels in the order of their writing */
    MetricFamily with(Map<String, String> labels, long value) {
        StringBuilder sample = new StringBuilder(name);
        String separator = "{";
        for (Map.Entry<String, String> label : labels.entrySet()) {
            sample.append(separator)
                    .append(label.getKey())
                    .append("=\"")
                    .append(escaped(label.getValue()))
                    .append('"');
            separator = ",";
        }
        samples.add(sample.append(labels.isEmpty() ? "" : "}")
                .append(' ')
                .append(value)
                .toString());
        return this;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** The lines of the family; nothing if it has no sample. */
    String text() {
        return samples.isEmpty()
                ? ""
                : "# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n" + String.join("\n", samples) + "\n";
    }
}
