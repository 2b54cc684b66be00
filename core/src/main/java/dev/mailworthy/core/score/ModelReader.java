package dev.mailworthy.core.score;

import dev.mailworthy.core.data.DataLines.Line;
import dev.mailworthy.core.score.ScoreModel.Item;
import dev.mailworthy.core.score.ScoreModel.Lineage;
import dev.mailworthy.core.score.ScoreModel.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a {@link ScoreModel}. The head of {@code weights.txt} describes the format. */
final class ModelReader {

    /** The largest weight in nats. It is odds of e to the 20th to one, more than any statistic supports. */
    private static final double MOST = 20;

    private static final Line NOWHERE = new Line(0, "", "");

    private final Map<String, Line> head = new HashMap<>();
    private final Map<String, Lineage> lineages = new LinkedHashMap<>();
    private final List<Item> items = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Line> part = new HashMap<>();
    private Optional<Line> open = Optional.empty();
    private Optional<DeliveryLikelihood> deliveries = Optional.empty();

    ScoreModel read(List<Line> lines) {
        lines.forEach(this::read);
        endPart();
        return new ScoreModel(
                headLine("model").word(),
                share("prior", 1e-6, 1 - 1e-6),
                share("temperature", 0.1, 10),
                share("shown-from", 0, 1),
                deliveries.orElseThrow(() -> NOWHERE.wrong("the model has no \"deliveries\"")),
                List.copyOf(lineages.values()),
                items);
    }

    private void read(Line line) {
        switch (line.keyword()) {
            case "model", "prior", "temperature", "shown-from" -> once(head, line);
            case "lineage", "item", "deliveries" -> {
                endPart();
                open = Optional.of(line);
            }
            case "why", "name", "half-life", "scope", "keys", "receiver" -> {
                if (open.isEmpty()) {
                    throw line.wrong("\"" + line.keyword() + "\" belongs to deliveries, a lineage or an item");
                }
                once(part, line);
            }
            default -> throw line.wrong("\"" + line.keyword() + "\" is not known here");
        }
    }

    private static void once(Map<String, Line> where, Line line) {
        if (where.put(line.keyword(), line) != null) {
            throw line.wrong("\"" + line.keyword() + "\" stands twice");
        }
    }

    private void endPart() {
        open.ifPresent(line -> {
            switch (line.keyword()) {
                case "lineage" -> lineage(line);
                case "deliveries" -> likelihood(line);
                default -> items.add(item(line));
            }
        });
        part.clear();
        open = Optional.empty();
    }

    private void likelihood(Line line) {
        List<String> words = line.words(4);
        if (deliveries.isPresent()) {
            throw line.wrong("\"deliveries\" stands twice");
        }
        deliveries = Optional.of(new DeliveryLikelihood(
                line.number(words.get(0), 1e-6, 0.5),
                line.number(words.get(1), 1, 1e6),
                line.number(words.get(2), 0, 1),
                line.number(words.get(3), 0.5, 0.999),
                Optional.ofNullable(part.get("half-life"))
                        .map(Line::duration)
                        .orElseThrow(() -> line.wrong("deliveries need a half-life")),
                why(line)));
    }

    private void lineage(Line line) {
        List<String> words = line.words(3);
        Lineage read = new Lineage(
                words.get(0), line.number(words.get(1), 0, 1), line.number(words.get(2), 0, MOST), why(line));
        if (lineages.put(read.id(), read) != null) {
            throw line.wrong("there are two lineages of that id");
        }
    }

    private Item item(Line line) {
        List<String> words = line.words(4);
        Lineage lineage = lineages.get(words.get(1));
        if (lineage == null || !ids.add(words.get(0))) {
            throw line.wrong("an item has an id of its own and a lineage that stands above it");
        }
        if (part.containsKey("keys") == part.containsKey("receiver")) {
            throw line.wrong("an item has either keys or a receiver");
        }
        return new Item(
                words.get(0),
                Optional.ofNullable(part.get("name")).map(Line::text).orElse(words.get(0)),
                lineage,
                new Weight(
                        line.number(words.get(2), 0, MOST),
                        line.number(words.get(3), -MOST, 0),
                        Optional.ofNullable(part.get("scope"))
                                .map(scope -> scope.number(scope.word(), 0, 1))
                                .orElse(1.0),
                        Optional.ofNullable(part.get("half-life"))
                                .map(Line::duration)
                                .orElse(Duration.ofDays(1))),
                Optional.ofNullable(part.get("keys")).map(Line::words).orElse(List.of()),
                Optional.ofNullable(part.get("receiver")).map(Line::word),
                why(line));
    }

    private String why(Line line) {
        return Optional.ofNullable(part.get("why"))
                .map(Line::text)
                .orElseThrow(() -> line.wrong("every weight has a reason (why)"));
    }

    private double share(String keyword, double low, double high) {
        Line line = headLine(keyword);
        return line.number(line.word(), low, high);
    }

    private Line headLine(String keyword) {
        return Optional.ofNullable(head.get(keyword))
                .orElseThrow(() -> NOWHERE.wrong("the model has no \"" + keyword + "\""));
    }
}
