package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.smtp.feedback.report.Oddity;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the oddities of one report. Their number is bounded, because hostile reports invent element names. */
public final class OddityCount {

    /** The most different oddities of a report. */
    private static final int MOST = 64;

    private static final int LONGEST_PLACE = 100;

    private record Noted(OddityKind kind, String place) {}

    private final Map<Noted, Long> counts = new LinkedHashMap<>();

    public void note(OddityKind kind, String place) {
        Noted noted = new Noted(kind, place.length() > LONGEST_PLACE ? place.substring(0, LONGEST_PLACE) : place);
        Long before = counts.get(noted);
        if (before != null || counts.size() < MOST) {
            counts.put(noted, before == null ? 1L : before + 1);
        }
    }

    public List<Oddity> all() {
        return counts.entrySet().stream()
                .map(noted -> new Oddity(noted.getKey().kind(), noted.getKey().place(), noted.getValue()))
                .toList();
    }
}
