package dev.mailworthy.cli.report.feed;

import java.util.function.Supplier;

/** The forms of checks for scripts, monitoring and spreadsheets. */
public enum FeedForm {
    /** One line a domain, for people. */
    TEXT(TextFeed::new),
    /** One JSON document a line. */
    JSON(JsonFeed::new),
    /** A header and one record a domain (RFC 4180). */
    CSV(CsvFeed::new),
    /** One line with performance data, by the Monitoring Plugins Development Guidelines. */
    NAGIOS(NagiosFeed::new),
    /** The text exposition format of Prometheus, for the textfile collector of its node exporter. */
    PROMETHEUS(PrometheusFeed::new);

    private final Supplier<Feed> maker;

    FeedForm(Supplier<Feed> maker) {
        this.maker = maker;
    }

    /** A new feed for one run. */
    public Feed open() {
        return maker.get();
    }
}
