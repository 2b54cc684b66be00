package dev.mailworthy.core.posture;

import static dev.mailworthy.core.posture.Examined.examine;
import static dev.mailworthy.core.posture.Examined.request;
import static dev.mailworthy.core.posture.Examined.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MX records that name no host of the public DNS. */
class NamelessExchangeTest {

    private static final String HOST = "mail.example.org. A 192.0.2.25";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.25 | has the address 192.0.2.25 in place of a host name | mail.example.org",
                "192.0.2.26 | has the address 192.0.2.26 in place of a host name |",
                "localhost | names localhost, by which each sender means a machine of its own | mail.example.org",
                "mx.lan | names mx.lan, by which each sender means a machine of its own | mail.example.org",
                "mail | names mail, which is no full name | mail.example.org",
                "mail.example.org.example.org | has no address | mail.example.org",
                "gone.example.org | has no address |"
            })
    void anMxRecordHasToNameAHost(String exchange, String message, String host) {
        PostureReport report = examine(
                zone("example.org. MX 10 " + exchange + ".", HOST, "localhost. A 127.0.0.1"),
                request(PostureGroup.EXCHANGES));
        assertThat(report.findings()).hasSize(1);
        Finding finding = report.findings().get(0);
        assertThat(finding.code()).isEqualTo("MX-DANGLING");
        assertThat(finding.message()).contains(message);
        assertThat(finding.remedies().get(0).paste().orElse(""))
                .isEqualTo(host == null ? "" : "example.org. MX 10 " + host + ".");
    }
}
