package dev.mailworthy.cli.report.feed;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.render.Stamp;

/** A form of one or more checks that is written part by part. An object of this type serves one run. */
public interface Feed {

    /** The text before the first check. */
    default String begin() {
        return "";
    }

    /** The text of one check, or nothing if the form needs all checks first. */
    String one(CheckReport report, Stamp stamp);

    /** The text after the last check. */
    default String end(FeedEnd end) {
        return "";
    }
}
