package dev.mailworthy.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.lab.MadeReports.Sender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reports of labs are made, each from a seed, and signed. {@code -Dmailworthy.golden=write} writes them again, with the zone of the
 * reporters; without it the kept files have to be the same.
 */
class LabReportsTest {

    private static final boolean RENEW = "write".equals(System.getProperty("mailworthy.golden"));
    private static final Path LABS = Path.of("src", "main", "resources", "dev", "mailworthy", "cli", "labs");
    private static final LocalDate LAST = LocalDate.parse("2026-11-30");
    private static final int DAYS = 21;
    private static final List<String> REPORTERS = List.of("bigmail.example", "webmail.example", "freemail.example");

    private static String text(String lab) {
        return switch (lab) {
            case "reports-ready" -> ready();
            case "reports-lost" -> lost();
            default -> spoofed();
        };
    }

    private static Sender own(String domain, String address) {
        return new Sender(address, 12, 40, domain, "pass", domain, "pass", "");
    }

    private static Sender forwarder(String domain) {
        return new Sender("198.51.100.77", 1, 4, "forward.example", "pass", domain, "pass", "");
    }

    private static Sender stranger(String domain, String address, int most) {
        return new Sender(address, 1, most, domain, "softfail", "", "", "");
    }

    private static String ready() {
        String domain = "reports.example";
        MadeReports box = new MadeReports(domain, "none", 1);
        Sender newsletter = new Sender("203.0.113.241", 5, 30, domain, "pass", domain, "pass", "");
        each(
                box,
                List.of(
                        own(domain, "192.0.2.71"),
                        newsletter,
                        forwarder(domain),
                        stranger(domain, "203.0.113.250", 4)));
        REPORTERS.forEach(reporter -> box.tls(reporter, LAST, 60, 0));
        return box.text();
    }

    /** A newsletter service sends with the domain in MAIL FROM, and the SPF record does not name it. */
    private static String lost() {
        String domain = "reports.example";
        MadeReports box = new MadeReports(domain, "none", 2);
        Sender newsletter = new Sender("203.0.113.241", 5, 30, domain, "softfail", "brevosend.com", "pass", "");
        each(
                box,
                List.of(
                        own(domain, "192.0.2.71"),
                        newsletter,
                        forwarder(domain),
                        stranger(domain, "203.0.113.250", 4)));
        REPORTERS.forEach(reporter -> box.tls(reporter, LAST, 60, reporter.equals("webmail.example") ? 7 : 0));
        return box.text();
    }

    /** Strangers send more mail than the owner, and an attacker writes a report about the owner's server. */
    private static String spoofed() {
        String domain = "reports.example";
        MadeReports box = new MadeReports(domain, "none", 3);
        each(
                box,
                List.of(
                        own(domain, "192.0.2.71"),
                        stranger(domain, "203.0.113.250", 90),
                        stranger(domain, "203.0.113.251", 60),
                        stranger(domain, "203.0.113.252", 30)));
        box.forged("bigmail.example", LAST, List.of(new Sender("192.0.2.71", 500, 500, domain, "fail", "", "", "")));
        return box.text();
    }

    private static void each(MadeReports box, List<Sender> senders) {
        for (int day = DAYS - 1; day >= 0; day--) {
            for (String reporter : REPORTERS) {
                box.report(reporter, LAST.minusDays(day), senders);
            }
        }
    }

    private static String zone() {
        StringBuilder zone =
                new StringBuilder("; Receivers that send reports, with the key of their signatures, and the SPF"
                        + " name of a newsletter service.\n");
        for (String reporter : REPORTERS) {
            zone.append("""
                    $ORIGIN %1$s.
                    $TTL 3600
                    _dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@%1$s"
                    s1._domainkey TXT %2$s
                    tls._domainkey TXT %3$s
                    """.formatted(reporter, MadeReports.keyRecord(""), MadeReports.keyRecord("s=tlsrpt; ")));
        }
        return zone + "spf.brevo.com. TXT \"v=spf1 ip4:203.0.113.240/29 -all\"\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"reports-ready", "reports-lost", "reports-spoofed"})
    void theReportsOfALabAreThoseThatItsSeedMakes(String lab) throws IOException, LabException {
        Path kept = LABS.resolve(lab).resolve("reports.mbox");
        String made = text(lab);
        if (RENEW) {
            Files.writeString(kept, made);
        }
        assertThat(made).isEqualTo(Files.readString(kept));
        LabReports reports = Lab.load(lab).reports().orElseThrow();
        assertThat(new String(reports.open().readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo(made);
        assertThat(reports.now()).isEqualTo(Instant.parse("2026-12-01T09:00:00Z"));
    }

    @Test
    void theZoneOfTheReportersHasTheirKey() throws IOException {
        Path kept = LABS.resolve("internet").resolve("reporters.zone");
        if (RENEW) {
            Files.writeString(kept, zone());
        }
        assertThat(zone()).isEqualTo(Files.readString(kept));
    }
}
