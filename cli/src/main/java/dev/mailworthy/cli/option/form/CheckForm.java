package dev.mailworthy.cli.option.form;

import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.report.ReportForm;
import dev.mailworthy.cli.report.feed.FeedForm;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms of a check's report. Their names are the values of {@code --format}. */
public enum CheckForm {
    text(Rendering.TEXT, null, FeedForm.TEXT),
    json(Rendering.JSON, null, FeedForm.JSON),
    ndjson(Rendering.NDJSON, null, FeedForm.JSON),
    html(null, ReportForm.HTML, null),
    sarif(null, ReportForm.SARIF, null),
    junit(null, ReportForm.JUNIT, null),
    csv(null, null, FeedForm.CSV),
    nagios(null, null, FeedForm.NAGIOS),
    prometheus(null, null, FeedForm.PROMETHEUS);

    private final @Nullable Rendering rendering;
    private final @Nullable ReportForm file;
    private final @Nullable FeedForm feed;

    CheckForm(@Nullable Rendering rendering, @Nullable ReportForm file, @Nullable FeedForm feed) {
        this.rendering = rendering;
        this.file = file;
        this.feed = feed;
    }

    static CheckForm of(Rendering rendering) {
        return switch (rendering) {
            case TEXT -> text;
            case JSON -> json;
            case NDJSON -> ndjson;
        };
    }

    static CheckForm of(ReportForm form) {
        return switch (form) {
            case HTML -> html;
            case SARIF -> sarif;
            case JUNIT -> junit;
        };
    }

    /** The form of the report of one domain, if it is one for people or one of the two in JSON. */
    Optional<Rendering> rendering() {
        return Optional.ofNullable(rendering);
    }

    Optional<ReportForm> file() {
        return Optional.ofNullable(file);
    }

    /** The form of several domains. A form that has none serves one domain alone. */
    Optional<FeedForm> feed() {
        return Optional.ofNullable(feed);
    }
}
