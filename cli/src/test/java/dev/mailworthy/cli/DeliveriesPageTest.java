package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The page of deliveries: its figures are those of the screen, and no text of a log becomes markup. */
@Timeout(60)
class DeliveriesPageTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @TempDir
    private Path folder;

    private static String line(int day, int hour, String id, String status, String reason) {
        return String.format(
                "2026-11-%02dT%02d:00:00+00:00 mx postfix/smtp[1]: %s: to=<secretbob@example.net>, relay=mx.example.net"
                        + "[192.0.2.1]:25, delay=2, delays=0/0/1/1, dsn=2.0.0, status=%s (%s)",
                day, hour, id, status, reason);
    }

    private static Ran ran(List<String> lines, String... more) {
        List<String> args = new ArrayList<>(List.of("deliveries", "-", "--timezone", "UTC"));
        args.addAll(List.of(more));
        String log = String.join("\n", lines) + "\n";
        return Ran.at(NOW, new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), args.toArray(String[]::new));
    }

    private static Document parsed(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replaceFirst("<!DOCTYPE html>", ""))));
    }

    private static List<String> month() {
        List<String> lines = new ArrayList<>();
        for (int day = 1; day <= 30; day++) {
            lines.add(line(day, 10, "A" + day, "sent", "250 ok"));
            if (day > 27) {
                lines.add(
                        line(day, 12, "B" + day, "bounced", "host mx.example.net[192.0.2.1] said: 550 5.7.1 Refused"));
            }
        }
        return lines;
    }

    @Test
    void eachDayIsAColumnWithItsNumbers() throws Exception {
        Document page = parsed(ran(month(), "--html", "-").out());
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(1);
        // 30 columns of accepted mail, 3 of refused, and the axis.
        assertThat(page.getElementsByTagName("rect").getLength()).isEqualTo(34);
        assertThat(page.getElementsByTagName("tr").getLength()).isEqualTo(31);
        String text = page.getDocumentElement().getTextContent();
        assertThat(text)
                .contains("33 recipients: 30 accepted, 3 refused")
                .contains("30 Nov 2026: 1 accepted, 0 waiting, 1 refused or expired")
                .contains("1 Nov 2026");
    }

    @Test
    void theScreenShowsTheDaysInOneLine() {
        assertThat(ran(month()).out())
                .contains("  Over time   1 Nov [...........................:::] 30 Nov")
                .contains("Over time   . all accepted, : some not, # most not; blank: no mail");
    }

    @Test
    void aFewHoursAreShownByHour() throws Exception {
        String page = ran(
                        List.of(line(1, 10, "A1", "sent", "250 ok"), line(1, 13, "A2", "sent", "250 ok")),
                        "--html",
                        "-")
                .out();
        assertThat(page).contains("Numbers by hour").contains("1 Nov 13:00: 1 accepted");
        assertThat(parsed(page).getElementsByTagName("rect").getLength()).isEqualTo(3);
    }

    @Test
    void whatALogSaysIsNoMarkup() throws Exception {
        String reply =
                "host mx.example.net[192.0.2.1] said: 550 5.7.1 <script>alert(1)</script> \"x\" 'y' & \u001b[31m";
        String page =
                ran(List.of(line(1, 10, "A1", "bounced", reply)), "--html", "-").out();
        assertThat(page).doesNotContain("<script").doesNotContain("\u001b").doesNotContain("secretbob");
        assertThat(parsed(page).getDocumentElement().getTextContent()).contains("<script>alert(1)</script>");
    }

    @Test
    void aLogWithoutDeliveriesMakesAPageWithoutCharts() throws Exception {
        Document page = parsed(ran(List.of("nothing"), "--html", "-").out());
        assertThat(page.getElementsByTagName("svg").getLength()).isZero();
        assertThat(page.getDocumentElement().getTextContent()).contains("Not answered: deliveries in the log");
    }

    @Test
    void theFileIsWrittenBesideTheScreen() throws IOException {
        Path file = folder.resolve("page.html");
        Ran ran = ran(month(), "--html", file.toString());
        assertThat(ran.out()).contains("33 recipients: 30 accepted, 3 refused");
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").contains("Content-Security-Policy");
    }

    @Test
    void thePageOnStandardOutputComesAlone() {
        assertThat(ran(month(), "--html", "-", "--json").err()).contains("--html - prints the page alone");
        assertThat(ran(month(), "--html", folder.resolve("none/x.html").toString())
                        .code())
                .isEqualTo(64);
    }
}
