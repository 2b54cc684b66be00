package dev.mailworthy.smtp.dialogue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises {@link Greylisting} only if the reply names it: "try again later" alone has many other causes. */
final class Greylists {

    private static final Pattern NAMED = Pattern.compile("gr[ae]y-? ?list");
    private static final Pattern WAIT =
            Pattern.compile("\\b([0-9]{1,5}) ?(s|secs?|seconds?|m|mins?|minutes?|h|hours?)\\b");

    /** A little longer than most greylists require. */
    private static final Duration USUAL = Duration.ofSeconds(310);

    private static final Duration LONGEST = Duration.ofHours(6);

    private Greylists() {}

    static Optional<Greylisting> in(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step.reply().stream())
                .filter(reply -> reply.kind() == 4)
                .filter(reply -> NAMED.matcher(lower(reply)).find())
                .findFirst()
                .map(reply -> new Greylisting(wait(lower(reply)), reply));
    }

    private static String lower(Reply reply) {
        return reply.text().toLowerCase(Locale.ROOT);
    }

    private static Duration wait(String text) {
        Matcher stated = WAIT.matcher(text);
        if (!stated.find()) {
            return USUAL;
        }
        long number = Long.parseLong(stated.group(1));
        Duration wait = switch (stated.group(2).charAt(0)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        Duration withMargin = wait.plusSeconds(1);
        return withMargin.compareTo(LONGEST) > 0 ? LONGEST : withMargin;
    }
}
