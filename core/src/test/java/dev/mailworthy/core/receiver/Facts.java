package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Facts from words: {@code +KEY} stands, {@code -KEY} is ruled out, {@code ?KEY} is open, {@code /KEY} does not apply. */
public final class Facts {

    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private Facts() {}

    static List<Fact> of(String words) {
        return Arrays.stream(words.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(Facts::one)
                .toList();
    }

    private static Fact one(String word) {
        String key = word.substring(1);
        return switch (word.charAt(0)) {
            case '+' -> fact(key, Answer.present("seen"));
            case '-' -> fact(key, Answer.absent());
            case '?' -> fact(key, Answer.unanswered(Reason.TIMEOUT, "no reply"));
            case '/' -> fact(key, Answer.notApplicable("not here"));
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Fact fact(String key, Answer<String> answer) {
        return Fact.of(key, "192.0.2.1", answer);
    }

    public static Fact ended(String key, Duration ago) {
        return new Fact(key, "192.0.2.1", Answer.present("seen"), ago);
    }

    public static SenderProfile evidence(String words, DeliveryHistory... deliveries) {
        return SenderProfile.of(of(words), NOW).withDeliveries(List.of(deliveries));
    }

    public static List<Fact> with(List<Fact> some, Fact... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
