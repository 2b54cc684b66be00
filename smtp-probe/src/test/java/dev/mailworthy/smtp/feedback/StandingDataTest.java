package dev.mailworthy.smtp.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.feedback.report.RefusalKind;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.standing.ComplaintShare;
import dev.mailworthy.smtp.feedback.standing.PostmasterFigure;
import dev.mailworthy.smtp.feedback.standing.SndsColour;
import dev.mailworthy.smtp.feedback.standing.SndsDay;
import dev.mailworthy.smtp.feedback.standing.SndsStatus;
import dev.mailworthy.smtp.feedback.standing.StandingData;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** Files of Microsoft SNDS and Google Postmaster Tools. */
class StandingDataTest {

    private static StandingData read(String text) {
        FeedbackSummary summary = Samples.read("data", text.getBytes(StandardCharsets.UTF_8));
        assertThat(summary.refused()).isEmpty();
        return summary.standing().get(0);
    }

    @Test
    void aRowOfDataHasAnIntervalOfComplaints() {
        StandingData data = read("""
                192.0.2.1,12/31/2019 8:00 AM,12/31/2019 11:00 PM,9014,8993,8993,GREEN,< 0.1%,,,0,mail.example.org,news@example.org,
                192.0.2.2,12/31/2019 8:00 AM,1/1/2020 12:00 AM,200,199,199,RED,4.5%,12/31/2019 9:00 AM,12/31/2019 9:30 AM,7,"a, b",,Botnet
                192.0.2.3,never,12/31/2019 11:00 PM,many,199,199,BLUE,some
                not an address,a,b,c
                """);

        SndsDay first = data.days().get(0);
        assertThat(first.begin().value()).contains(LocalDateTime.of(2019, 12, 31, 8, 0));
        assertThat(first.end().value()).contains(LocalDateTime.of(2019, 12, 31, 23, 0));
        assertThat(first.complaints().value()).contains(new ComplaintShare(0, 0.1));
        assertThat(first.colour().value()).contains(SndsColour.GREEN);
        assertThat(first.trapBegin()).isEqualTo(ReportField.absent());
        assertThat(first.trapHits().value()).contains(0L);
        SndsDay second = data.days().get(1);
        assertThat(second.complaints().value()).contains(new ComplaintShare(4.5, 4.5));
        assertThat(second.helo().value()).contains("a, b");
        assertThat(second.trapHits().value()).contains(7L);
        assertThat(second.end().value()).contains(LocalDateTime.of(2020, 1, 1, 0, 0));
        SndsDay third = data.days().get(2);
        assertThat(third.begin()).isEqualTo(ReportField.unreadable("never"));
        assertThat(third.rcptCommands()).isEqualTo(ReportField.unreadable("many"));
        assertThat(third.colour()).isEqualTo(ReportField.unreadable("BLUE"));
        assertThat(third.complaints()).isEqualTo(ReportField.unreadable("some"));
        assertThat(third.trapHits()).isEqualTo(ReportField.absent());
        assertThat(data.unreadableRows()).isEqualTo(1);
    }

    @Test
    void aRowOfStatusNamesARange() {
        StandingData data =
                read("192.0.2.0,192.0.2.255,Yes,Blocked due to user complaints or other evidence of spamming\n");

        SndsStatus status = data.statuses().get(0);
        assertThat(status.first()).hasToString("192.0.2.0");
        assertThat(status.last()).hasToString("192.0.2.255");
        assertThat(status.blocked().value()).contains(SndsStatus.BlockState.BLOCKED);
        assertThat(status.reason().value()).contains("Blocked due to user complaints or other evidence of spamming");
    }

    @Test
    void figuresOfPostmasterToolsKeepTheirDayAndMetric() {
        StandingData data = read("""
                {"domainStats":[
                  {"name":"domains/example.org/domainStats/1","metric":{"standardMetric":"SPAM_RATE"},"metricName":"spam",
                   "date":{"year":2026,"month":11,"day":29},"value":{"doubleValue":0.0021}},
                  {"name":"domains/example.org/domainStats/2","metric":"AUTH_SUCCESS_RATE","date":{"year":2026,"month":13,"day":29},
                   "value":{"floatValue":1}}]}""");

        PostmasterFigure spam = data.figures().get(0);
        assertThat(spam.domain().value().map(String::valueOf)).contains("example.org");
        assertThat(spam.day().value()).contains(LocalDate.of(2026, 11, 29));
        assertThat(spam.metric().value()).contains("SPAM_RATE");
        assertThat(spam.name().value()).contains("spam");
        assertThat(spam.value().value()).contains(0.0021);
        PostmasterFigure second = data.figures().get(1);
        assertThat(second.metric().value()).contains("AUTH_SUCCESS_RATE");
        assertThat(second.day()).isInstanceOf(ReportField.Unreadable.class);
        assertThat(second.value().value()).contains(1.0);
    }

    @Test
    void anotherTableAndAnotherObjectAreRefused() {
        for (String text : new String[] {"192.0.2.1,a\n", "{\"a\":1}"}) {
            FeedbackSummary summary = Samples.read("data", text.getBytes(StandardCharsets.UTF_8));
            assertThat(summary.reports()).isEmpty();
            assertThat(summary.refused().get(0).kind()).isEqualTo(RefusalKind.NO_REPORT);
        }
    }
}
