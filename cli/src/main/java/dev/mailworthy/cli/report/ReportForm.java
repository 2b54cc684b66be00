package dev.mailworthy.cli.report;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.render.Stamp;

/** The forms of a check's {@link CheckReport report} that are kept as files. */
public enum ReportForm {
    /** One page for people. It loads nothing. */
    HTML {
        @Override
        public String of(CheckReport report, Stamp stamp) {
            return HtmlPage.of(report, stamp);
        }
    },
    /** For viewers of findings (SARIF 2.1.0, OASIS). */
    SARIF {
        @Override
        public String of(CheckReport report, Stamp stamp) {
            return SarifLog.of(report, stamp).indented();
        }
    },
    /** For build servers: the XML form of Ant's JUnit task. */
    JUNIT {
        @Override
        public String of(CheckReport report, Stamp stamp) {
            return JunitSuite.of(report, stamp);
        }
    };

    /** The whole file, with a line break at its end. */
    public abstract String of(CheckReport report, Stamp stamp);
}
