package dev.mailworthy.cli.report;

import dev.mailworthy.cli.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Score and receivers, as the document of a check has them. The document is the one place where both are put in words, so
 * that a page cannot say anything else.
 */
record OutlookSection(Optional<Score> score, List<Receiver> receivers) {

    OutlookSection {
        receivers = List.copyOf(receivers);
    }

    /** Numbers from 0 to 100; the coverage is a share from 0 to 1. */
    record Score(double point, double low, double high, double coverage) {}

    /** @param verdict as in JSON: {@code accept}, {@code at-risk}, {@code refuse} or {@code unknown} */
    record Receiver(String name, String verdict) {}

    static OutlookSection of(JsonObject document) {
        return new OutlookSection(
                objects(document.map().get("score")).findFirst().map(OutlookSection::score),
                objects(document.map().get("receivers"))
                        .map(OutlookSection::receiver)
                        .toList());
    }

    private static Score score(JsonObject score) {
        return new Score(
                number(score, "point"), number(score, "low"), number(score, "high"), number(score, "coverage"));
    }

    private static Receiver receiver(JsonObject receiver) {
        Object name = receiver.map().getOrDefault("name", receiver.map().getOrDefault("id", "?"));
        return new Receiver(String.valueOf(name), String.valueOf(receiver.map().getOrDefault("verdict", "unknown")));
    }

    private static double number(JsonObject object, String member) {
        return object.map().get(member) instanceof Number number ? number.doubleValue() : 0;
    }

    private static Stream<JsonObject> objects(@org.jspecify.annotations.Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return objects(optional.orElse(null));
        }
        if (value instanceof Collection<?> items) {
            return items.stream().flatMap(OutlookSection::objects);
        }
        return value instanceof JsonObject object ? Stream.of(object) : Stream.empty();
    }
}
