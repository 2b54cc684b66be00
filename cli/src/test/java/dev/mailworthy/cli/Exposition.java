package dev.mailworthy.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of the text exposition format of Prometheus (version 0.0.4), with what the textfile collector demands besides:
 * no times, and each family in one piece with HELP and TYPE before its samples.
 *
 * @param samples in the order of the text
 */
record Exposition(List<Sample> samples) {

    /** One value with its labels. */
    record Sample(String name, Map<String, String> labels, double value) {}

    private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (\\S[^\\\\\n]*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) gauge");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (-?[0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");

    static Exposition read(String text) {
        if (!text.endsWith("\n") || text.contains("\r")) {
            throw new IllegalArgumentException("the text does not end with a line feed, or has carriage returns");
        }
        List<Sample> samples = new ArrayList<>();
        Set<String> families = new HashSet<>();
        Set<Object> series = new HashSet<>();
        String family = "";
        boolean typed = false;
        for (String line : text.split("\n")) {
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            if (help.matches()) {
                family = help.group(1);
                typed = false;
                require(families.add(family), "a family in two pieces", line);
            } else if (type.matches()) {
                require(!typed && type.group(1).equals(family), "TYPE without its HELP", line);
                typed = true;
            } else {
                Sample sample = sample(line);
                require(typed && sample.name().equals(family), "a sample outside its family", line);
                require(series.add(List.of(sample.name(), sample.labels())), "a series twice", line);
                samples.add(sample);
            }
        }
        return new Exposition(samples);
    }

    private static Sample sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        require(sample.matches(), "no sample", line);
        Map<String, String> labels = new LinkedHashMap<>();
        String inside = sample.group(2);
        if (inside != null) {
            Matcher label = LABEL.matcher(inside);
            int end = 0;
            while (label.find() && label.start() == end) {
                require(!labels.containsKey(label.group(1)), "a label twice", line);
                labels.put(
                        label.group(1),
                        label.group(2)
                                .replace("\\n", "\n")
                                .replace("\\\"", "\"")
                                .replace("\\\\", "\\"));
                end = label.end();
            }
            require(end == inside.length(), "labels that cannot be read", line);
        }
        return new Sample(sample.group(1), labels, Double.parseDouble(sample.group(3)));
    }

    private static void require(boolean holds, String problem, String line) {
        if (!holds) {
            throw new IllegalArgumentException(problem + ": " + line);
        }
    }

    /** The value of the one series that has these labels among its own. */
    double value(String name, Map<String, String> labels) {
        List<Sample> found = samples.stream()
                .filter(sample ->
                        sample.name().equals(name) && sample.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " series of " + name + " " + labels);
        }
        return found.get(0).value();
    }
}
