package dev.mailworthy.cli.render.watch;

import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.store.SpanKind;
import dev.mailworthy.cli.watch.Alert;
import dev.mailworthy.cli.watch.AlsoChanged;
import dev.mailworthy.cli.watch.Change;
import dev.mailworthy.cli.watch.ChangeKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An {@link Alert} for people: what changed, since when, who acts, and what else changed then. */
final class AlertText {

    private static final int LABEL = 16;

    private AlertText() {}

    static String of(Alert alert) {
        Page page = new Page();
        page.hanging(
                "CHANGED  ",
                alert.domain().orElse("this machine") + ": " + counts(alert.changes()) + "; now "
                        + alert.verdict().toUpperCase(Locale.ROOT).replace('-', ' '));
        alert.changes().forEach(change -> change(page, change));
        alert.also().stream()
                .collect(Collectors.groupingBy(AlertText::turn, LinkedHashMap::new, Collectors.toList()))
                .forEach((turn, items) -> page.hanging(lead("Also changed"), names(items) + turn));
        return page.toString();
    }

    /** Receivers that turned in the same way share a line. */
    private static String turn(AlsoChanged also) {
        return ": " + also.now() + ", before: " + also.was() + " (" + moment(also.since()) + ")";
    }

    private static String names(List<AlsoChanged> same) {
        return same.stream()
                .map(also -> also.kind() == SpanKind.VERDICT ? "verdict" : also.item())
                .collect(Collectors.joining(", "));
    }

    private static String counts(List<Change> changes) {
        List<String> counts = new ArrayList<>();
        for (ChangeKind kind : ChangeKind.values()) {
            long number =
                    changes.stream().filter(change -> change.kind() == kind).count();
            if (number > 0) {
                counts.add(number + " " + word(kind));
            }
        }
        return String.join(", ", counts);
    }

    private static String word(ChangeKind kind) {
        return kind.label().replace('-', ' ');
    }

    private static void change(Page page, Change change) {
        String word = word(change.kind());
        page.hanging(lead(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)), subject(change));
        page.hanging(lead(""), "since " + moment(change.since()) + "; before: " + change.was());
        if (change.about() instanceof Change.OfFinding finding && needsAction(change.kind())) {
            AlertForms.usual(finding)
                    .ifPresent(remedy -> page.hanging(
                            lead(""),
                            FindingForms.who(remedy.actor()) + ": " + remedy.action() + " (" + remedy.effect() + ")"));
        }
        if (change.about() instanceof Change.OfCheck check) {
            check.hidden()
                    .forEach(finding -> page.hanging(
                            lead(""), "open until then: " + finding.message() + " (" + finding.code() + ")"));
        }
    }

    private static boolean needsAction(ChangeKind kind) {
        return kind == ChangeKind.NEW || kind == ChangeKind.WORSE || kind == ChangeKind.BETTER;
    }

    private static String subject(Change change) {
        if (change.about() instanceof Change.OfFinding finding) {
            String grade = change.kind() == ChangeKind.RESOLVED ? "" : ", " + change.now();
            return finding.message() + " (" + finding.code() + grade + ", " + finding.subject() + ")";
        }
        if (change.about() instanceof Change.OfCheck check) {
            return check.check() + check.why().map(why -> ": " + why).orElse("");
        }
        Change.OfOwnNetwork network = (Change.OfOwnNetwork) change.about();
        return network.cause()
                .map(cause -> "this machine gets no answers (" + cause
                        + "); until then the watch tells no change of a domain")
                .orElse("this machine gets answers");
    }

    private static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static String lead(String label) {
        return label + " ".repeat(LABEL - label.length());
    }
}
