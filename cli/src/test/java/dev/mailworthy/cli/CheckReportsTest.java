package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What reports of receivers change in a check. */
@Timeout(300)
class CheckReportsTest {

    private static final Path FILES = Path.of("src", "test", "resources", "dev", "mailworthy", "cli", "feedback");
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    private static Ran check(String lab, String more) {
        return Ran.at(NOW, InputStream.nullInputStream(), ("check --lab " + lab + more).split(" "));
    }

    private static String reports(String... files) {
        StringBuilder words = new StringBuilder(" --trust-files --reports");
        for (String file : files) {
            words.append(' ').append(FILES.resolve(file));
        }
        return words.toString();
    }

    @Test
    void mailThatIsReportedToFailIsARisk() {
        Ran ran = check("reports-lost", "");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("REPORT-OWN-MAIL-FAILS", "REPORT-TLS-FAILS")
                .contains("reports.example. TXT \"v=spf1 include:spf.brevo.com mx ~all\"");
    }

    @Test
    void mailOfStrangersIsARemarkAlone() {
        Ran ran = check("reports-spoofed", " --json");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("REPORT-SPOOFED", "DMARC results that receivers report");
    }

    /** Gmail asks for fewer than 0.3 % complaints, which its Postmaster Tools alone show. The newest day decides. */
    @Test
    void theComplaintRateOfPostmasterToolsDecidesItsRequirement() {
        String open = requirement(check("reports-ready", " --json").out());
        assertThat(open).contains("\"outcome\": \"unknown\"");
        String decided = requirement(
                check("reports-ready", " --json" + reports("postmaster.json")).out());
        assertThat(decided).contains("\"outcome\": \"fail\"");
    }

    /** The part of the document about Gmail's requirement. */
    private static String requirement(String document) {
        String name = "\"id\": \"G-A4\"";
        int at = document.indexOf(name);
        assertThat(at).isPositive();
        return document.substring(at, document.indexOf("\"id\"", at + name.length()));
    }

    @Test
    void sndsAndTrapHitsAreFindings() {
        Ran ran = check("reports-ready", " --json" + reports("snds-data.csv"));
        assertThat(ran.out()).contains("SNDS-RED", "TRAP-HITS", "COMPLAINTS-HIGH");
    }

    @Test
    void aReportThatContradictsTheCheckIsAFinding() {
        Ran ran = check("reports-ready", " --json" + reports("contradicting.xml"));
        assertThat(ran.out()).contains("REPORT-CONTRADICTS", "9 of 9 messages fail");
        assertThat(check("reports-ready", " --json").out()).doesNotContain("REPORT-CONTRADICTS");
    }

    /** Anybody can write such a file: without a word of the user it changes no finding, and the question is open. */
    @Test
    void unprovedReportsLeaveTheQuestionOpen() {
        Ran ran = check("reports-ready", " --json --reports " + FILES.resolve("contradicting.xml"));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out())
                .contains("what receivers report about reports.example", "nothing proves who sent the 1 report")
                .doesNotContain("REPORT-CONTRADICTS", "REPORT-OWN-MAIL-FAILS");
    }

    @Test
    void aRecordHoldsNoReports() {
        Ran ran = check("reports-ready", " --record target/never.ndjson");
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("holds neither the log nor the reports of this lab");
        Ran several = Ran.of("check", "a.example", "b.example", "--reports", "x");
        assertThat(several.code()).isEqualTo(64);
    }
}
