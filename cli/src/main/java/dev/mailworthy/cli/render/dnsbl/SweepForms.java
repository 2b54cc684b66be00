package dev.mailworthy.cli.render.dnsbl;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.sweep.SweepOutput;
import dev.mailworthy.dnsbl.sweep.SweepPair;
import dev.mailworthy.dnsbl.sweep.SweepProblem;
import dev.mailworthy.dnsbl.sweep.SweepSummary;
import dev.mailworthy.dnsbl.target.SweepCounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes the lines of a sweep as they come, and then its summary. */
public final class SweepForms implements SweepOutput {

    private final PrintWriter out;
    private final Rendering rendering;
    private final TextStyle style;
    private final UnaryOperator<String> masked;
    private final boolean screen;
    private final AtomicReference<String> firstListing = new AtomicReference<>("");

    /**
     * @param screen whether a person reads the lines; then long ones are broken
     * @param masked takes secrets out of a line; the file to resume keeps the line too
     */
    public SweepForms(
            PrintWriter out, Rendering rendering, TextStyle style, boolean screen, UnaryOperator<String> masked) {
        this.out = out;
        this.screen = screen;
        this.masked = masked;
        this.rendering = rendering;
        this.style = style;
    }

    /** Inconclusive if the sweep did not come to its end or lines were left out, whatever was found by then. */
    public static int exitCode(SweepSummary summary) {
        SweepCounts counts = summary.counts();
        if (summary.end() != SweepSummary.End.COMPLETE || summary.badLines() > 0) {
            return Verdict.INCONCLUSIVE.exitCode();
        }
        if (counts.listed() > 0) {
            return Verdict.BLOCKED.exitCode();
        }
        boolean open = counts.unanswered() > 0
                || counts.untaken() > 0
                || !summary.doubtful().isEmpty();
        return open ? Verdict.INCONCLUSIVE.exitCode() : Verdict.READY.exitCode();
    }

    @Override
    public String form(SweepPair pair) {
        return masked.apply(plain(pair));
    }

    private String plain(SweepPair pair) {
        ListResult result = pair.result();
        if (result.state() == ListState.LISTED && !result.codes().isEmpty()) {
            firstListing.compareAndSet("", result.id() + " " + result.codes().get(0));
        }
        if (rendering == Rendering.TEXT) {
            return result.state().label() + " " + pair.target() + " " + result.id()
                    + result.why()
                            .map(why -> " " + why.label() + " (" + result.detail() + ")")
                            .orElse("")
                    + codes(result)
                    + result.meaning().map(meaning -> " " + meaning).orElse("")
                    + result.reasonText()
                            .map(text -> "; the list says: " + text)
                            .orElse("");
        }
        return JsonText.of(
                        JsonObject.empty().with("target", pair.target()).withAll(DnsblRenderer.list(result)),
                        JsonText.Layout.LINE)
                .stripTrailing();
    }

    private static String codes(ListResult result) {
        return result.state() == ListState.UNANSWERED
                ? ""
                : result.codes().stream().map(Object::toString).collect(Collectors.joining(",", " ", ""));
    }

    @Override
    public String name() {
        return rendering.name();
    }

    @Override
    public void line(String line) throws IOException {
        if (style.verbosity() != Verbosity.QUIET || rendering != Rendering.TEXT) {
            out.print(screen && rendering == Rendering.TEXT ? style.page().hanging("", line) : line + "\n");
        }
    }

    @Override
    public void flush() throws IOException {
        if (out.checkError()) {
            throw new IOException("standard output cannot be written");
        }
    }

    /** Writes the summary: a document, or a sentence. */
    public void end(SweepSummary summary, Stamp stamp) {
        if (rendering == Rendering.TEXT) {
            out.print(text(summary, style));
            String listing = firstListing.get();
            if (!listing.isEmpty() && !style.isQuiet()) {
                out.print(style.page().hanging("", "Meaning: mailworthy explain " + listing));
            }
        } else {
            out.print(JsonText.of(document(summary, stamp), JsonText.Layout.LINE));
        }
        out.flush();
    }

    private static JsonObject document(SweepSummary summary, Stamp stamp) {
        SweepCounts counts = summary.counts();
        return stamp.document("dnsbl-sweep-summary")
                .with("targets", counts.targets())
                .with("pairs", counts.pairs())
                .with("queries", counts.queries())
                .with("listed", counts.listed())
                .with("allowed", counts.allowed())
                .with("unanswered", counts.unanswered())
                .with("untaken", counts.untaken())
                .with("badLines", summary.badLines())
                .with("askedAgain", summary.again().asked())
                .with("answeredAgain", summary.again().answered())
                .with("seconds", counts.millis() / 1000.0)
                .with("end", summary.end().label())
                .with("problem", summary.problem().map(SweepForms::problem))
                .with("doubtful", HealthRenderer.lists(summary.doubtful()));
    }

    /** A problem in one line, with what to do. */
    public static String problem(SweepProblem problem) {
        return problem.message()
                + problem.hint().map(hint -> ". " + HintText.of(hint)).orElse("");
    }

    /** The summary in sentences, the verdict first. */
    public static String text(SweepSummary summary, TextStyle style) {
        Page page = style.page();
        SweepCounts counts = summary.counts();
        page.hanging(
                word(summary) + "  ",
                number(counts.listed()) + (counts.listed() == 1 ? " listing" : " listings") + " of "
                        + number(counts.targets()) + " targets on " + lists(counts) + "; "
                        + (counts.allowed() == 0 ? "" : number(counts.allowed()) + " allowed, ")
                        + number(counts.unanswered()) + " unanswered. " + number(counts.queries()) + " questions in "
                        + seconds(counts.millis()) + " s" + rate(counts) + ".");
        if (summary.again().asked() > 0) {
            page.hanging(
                    "  + ",
                    number(summary.again().asked()) + " pairs that an earlier run left unanswered were asked again; "
                            + number(summary.again().answered()) + " have an answer now");
        }
        if (counts.untaken() > 0) {
            page.hanging(
                    "  ? ",
                    number(counts.untaken())
                            + " targets are of a kind that none of the lists takes: neither listed nor clean");
        }
        if (summary.badLines() > 0) {
            page.hanging("  ? ", number(summary.badLines()) + " lines of the input name no target that can be checked");
        }
        summary.doubtful()
                .forEach(list -> page.hanging(
                        "  ? ",
                        list.name() + " (" + list.kind().label() + ") failed its self-test at the end ("
                                + list.why().map(Reason::label).orElse("") + ": " + list.detail()
                                + "): its \"not listed\" results do not count"));
        return page.toString();
    }

    /** The verdict of a sweep that came to its end, or how it ended. */
    private static String word(SweepSummary summary) {
        if (summary.end() != SweepSummary.End.COMPLETE) {
            return summary.end().label().toUpperCase(Locale.ROOT).replace('-', ' ');
        }
        return summary.counts().listed() > 0
                ? "LISTED"
                : exitCode(summary) == Verdict.READY.exitCode() ? "CLEAN" : "UNKNOWN";
    }

    private static String lists(SweepCounts counts) {
        boolean each = counts.targets() > 0 && counts.pairs() % counts.targets() == 0;
        return each
                ? number(counts.pairs() / counts.targets()) + " lists each"
                : number(counts.pairs()) + " pairs of target and list";
    }

    private static String rate(SweepCounts counts) {
        return counts.millis() < 1000 ? "" : ", " + number(counts.queries() * 1000 / counts.millis()) + " a second";
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A text about progress: targets done, targets each second, and the time left. */
    public static Supplier<String> progress(Supplier<SweepCounts> counts, OptionalLong size, LongSupplier nanos) {
        long begun = nanos.getAsLong();
        long[] first = {-1};
        return () -> {
            SweepCounts now = counts.get();
            if (first[0] < 0) {
                first[0] = now.targets();
            }
            double seconds = (nanos.getAsLong() - begun) / 1e9;
            double perSecond = (now.targets() - first[0]) / Math.max(seconds, 0.001);
            String done = number(now.targets())
                    + size.stream().mapToObj(all -> " of " + number(all)).collect(Collectors.joining());
            String left = size.isPresent() && perSecond >= 1
                    ? ", " + left((long) ((size.getAsLong() - now.targets()) / perSecond)) + " left"
                    : "";
            return done + " targets, " + number((long) perSecond) + "/s" + left + ", " + number(now.listed())
                    + " listed";
        };
    }

    private static String left(long seconds) {
        Duration left = Duration.ofSeconds(seconds);
        return left.toHours() > 0
                ? left.toHours() + " h " + left.toMinutesPart() + " min"
                : left.toMinutes() > 0 ? left.toMinutes() + " min " + left.toSecondsPart() + " s" : seconds + " s";
    }
}
