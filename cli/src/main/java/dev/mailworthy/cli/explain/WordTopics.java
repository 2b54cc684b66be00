package dev.mailworthy.cli.explain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Verdicts, outcomes, reasons and words of the field, from {@code topics.txt}. */
final class WordTopics {

    private WordTopics() {}

    static Stream<Topic> all() {
        List<List<String>> blocks = new ArrayList<>();
        text().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            if (line.startsWith("topic ")) {
                blocks.add(new ArrayList<>());
            }
            blocks.get(blocks.size() - 1).add(line.strip());
        });
        return blocks.stream().map(WordTopics::of);
    }

    private static Topic of(List<String> block) {
        return new Topic(
                text(block, "topic"),
                Topic.Kind.valueOf(text(block, "kind").toUpperCase(Locale.ROOT)),
                text(block, "label"),
                text(block, "title"),
                text(block, "why"),
                Optional.of(text(block, "look")).filter(look -> !look.isEmpty()),
                all(block, "do"),
                all(block, "paste"),
                text(block, "takes"),
                List.of());
    }

    private static String text(List<String> block, String key) {
        return String.join(" ", all(block, key));
    }

    private static List<String> all(List<String> block, String key) {
        return block.stream()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1).strip())
                .toList();
    }

    private static String text() {
        try (InputStream in = WordTopics.class.getResourceAsStream("topics.txt")) {
            if (in == null) {
                throw new IllegalStateException("topics.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("topics.txt cannot be read", e);
        }
    }
}
