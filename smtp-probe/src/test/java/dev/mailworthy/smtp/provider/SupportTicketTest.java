package dev.mailworthy.smtp.provider;

import static dev.mailworthy.smtp.EgressVerdict.BLOCKED_DROP;
import static dev.mailworthy.smtp.EgressVerdict.BLOCKED_LOCAL;
import static dev.mailworthy.smtp.EgressVerdict.BLOCKED_REJECT_ICMP;
import static dev.mailworthy.smtp.EgressVerdict.BLOCKED_REJECT_RST;
import static dev.mailworthy.smtp.EgressVerdict.INCONCLUSIVE;
import static dev.mailworthy.smtp.EgressVerdict.NO_FAMILY;
import static dev.mailworthy.smtp.EgressVerdict.OPEN;
import static dev.mailworthy.smtp.EgressVerdict.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.EgressPath.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole text of the {@link SupportTicket letter}, and text of strangers, which must stay out of it. */
class SupportTicketTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:34:56Z"), ZoneOffset.ofHours(9));
    private static final List<IpAddress> ADDRESSES =
            List.of(IpAddress.parse("192.0.2.10"), IpAddress.parse("2001:db8::10"));

    private static SupportTicket ticket(String provider, EgressReport report) {
        return SupportTicket.of(report, Runs.guidance(provider, report), ADDRESSES, NOON)
                .orElseThrow();
    }

    private static Runs dropped() {
        return new Runs()
                .verdict(IpFamily.IPV4, 25, BLOCKED_DROP)
                .verdict(IpFamily.IPV4, 587, OPEN)
                .verdict(IpFamily.IPV6, 25, NO_FAMILY)
                .path(Role.TARGET, 25, "gmail.com", "203.0.113.10", AttemptOutcome.SYN_TIMEOUT, 10_003, "timed out")
                .path(Role.TARGET, 25, "outlook.com", "203.0.113.20", AttemptOutcome.SYN_TIMEOUT, 10_001, "timed out")
                .path(Role.TARGET, 587, "smtp.gmail.com", "203.0.113.110", AttemptOutcome.BANNER_OK, 31, "220 hi")
                .path(Role.TARGET, 587, "smtp.mail.yahoo.com", "203.0.113.130", AttemptOutcome.NAME_FAIL, 0, "none")
                .path(
                        Role.CONTROL,
                        443,
                        "www.wikipedia.org",
                        "203.0.113.210",
                        AttemptOutcome.CONNECTED,
                        12,
                        "connected")
                .path(Role.CANARY, 25, "198.51.100.1", "198.51.100.1", AttemptOutcome.SYN_TIMEOUT, 10_000, "timed out");
    }

    @Test
    void theLetterHasThisText() {
        SupportTicket ticket = ticket("hetzner-cloud", dropped().report());
        assertThat(ticket.text()).isEqualTo("""
                Subject: Outgoing TCP port 25 closed for 192.0.2.10, 2001:db8::10

                Hello Hetzner Cloud support,

                outgoing TCP port 25 is closed for my server. Customer:
                [CUSTOMER-NUMBER]. Sending addresses: 192.0.2.10, 2001:db8::10.

                What was measured on 2026-11-24 12:34 UTC, with Mailworthy

                - port 25 over IPv4: BLOCKED_DROP, confidence high
                    gmail.com (203.0.113.10): SYN_TIMEOUT after 10003 ms, 2 attempts
                    outlook.com (203.0.113.20): SYN_TIMEOUT after 10001 ms, 2 attempts
                    control www.wikipedia.org (203.0.113.210) port 443: CONNECTED after
                      12 ms, 1 attempt
                    canary 198.51.100.1: SYN_TIMEOUT after 10000 ms, 2 attempts
                - port 587 over IPv4: OPEN, confidence high; 1 of 2 targets answered
                  within 31 ms

                What it means

                - port 25 over IPv4: connection requests to independent operators vanish
                  alike, while other connections from the same machine work. Something
                  on the way drops them. Confidence of the measurement: high.

                What I ask for

                Please open outgoing TCP port 25 over IPv4 for the addresses above, or
                tell me what is missing for it.
                Your page about it, as of 2026-11:
                  https://docs.hetzner.com/cloud/servers/faq/#why-can-i-not-send-any-mails-from-my-server

                What I promise

                - Reverse names, addresses, EHLO name, SPF, DKIM and DMARC of
                  [MAIL-DOMAIN] are in order.
                - I send [WHAT-YOU-SEND], about [MESSAGES-PER-DAY] messages a day, to
                  people who [HOW-THEY-AGREED]. Complaints reach [ABUSE-CONTACT] and are
                  answered within a day.
                - I ask for the addresses above on [SERVER-NAME-OR-ID] alone, and ask
                  again after a rebuild.
                - I restart the machine after the change if that is needed.
                - I repeat this measurement after the change and send it if you want it.

                Kind regards

                [YOUR-NAME]

                Before you send this, fill in and take this list away:
                - [CUSTOMER-NUMBER]
                - [MAIL-DOMAIN]
                - [WHAT-YOU-SEND]
                - [MESSAGES-PER-DAY]
                - [HOW-THEY-AGREED]
                - [ABUSE-CONTACT]
                - [SERVER-NAME-OR-ID]
                - [YOUR-NAME]
                """);
        assertThat(ticket.subject()).isEqualTo("Outgoing TCP port 25 closed for 192.0.2.10, 2001:db8::10");
        assertThat(ticket.blanks()).hasSize(8);
    }

    @Test
    void textOfStrangersStaysOut() {
        String escape = "\u001b[31m</td>\r\nBcc: all@example.org\u202e[YOUR-SECRET] `rm`";
        Runs runs = dropped()
                .path(Role.TARGET, 25, escape, "203.0.113.30", AttemptOutcome.SYN_TIMEOUT, 1, escape)
                .path(Role.TARGET, 25, "x".repeat(500), "203.0.113.31", AttemptOutcome.BANNER_5XX, 1, "550 " + escape)
                .path(Role.RECHECK, 25, "gmail.com", "203.0.113.10", AttemptOutcome.SYN_TIMEOUT, 1, escape);
        SupportTicket ticket = ticket("hetzner-cloud", runs.report());
        assertThat(ticket.text())
                .doesNotContainPattern("[^\\n\\x20-\\x7e]")
                .doesNotContain("\nBcc:", "</td>", "`", "550", "[YOUR-SECRET]")
                .contains("again gmail.com");
        assertThat(ticket.text().lines().filter(line -> !line.contains("https://")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(72));
        assertThat(ticket.blanks()).hasSize(8);
    }

    @Test
    void withoutAClosedPortThereIsNoLetter() {
        for (EgressReport report : List.of(
                Runs.of(25, OPEN), Runs.of(25, BLOCKED_LOCAL), Runs.of(25, INCONCLUSIVE), Runs.of(25, NO_FAMILY))) {
            assertThat(SupportTicket.of(report, Runs.guidance("gcp", report), ADDRESSES, NOON))
                    .isEmpty();
        }
    }

    private static String words(SupportTicket ticket) {
        return ticket.text().replaceAll("\\s+", " ");
    }

    @Test
    void aProviderThatNeverOpensPortsIsAskedToConfirmThat() {
        assertThat(words(ticket("gcp", Runs.of(25, BLOCKED_REJECT_RST))))
                .contains(
                        "As I understand your policy", "which ports you leave open for a mail relay", "are reset alike")
                .doesNotContain("Please open");
        assertThat(words(ticket("gcp", Runs.of(465, BLOCKED_DROP))))
                .as("its policy leaves this one open")
                .contains("Please open outgoing TCP port 465");
    }

    @Test
    void withoutAProviderOrAnAddressTheSenderFillsThemIn() {
        EgressReport report = new Runs()
                .verdict(IpFamily.IPV4, 25, BLOCKED_REJECT_ICMP)
                .verdict(IpFamily.IPV6, 465, THROTTLED)
                .report();
        SupportTicket ticket =
                SupportTicket.of(report, Runs.unknown(report), List.of(), NOON).orElseThrow();
        assertThat(ticket.text())
                .startsWith("Subject: Outgoing TCP ports 25, 465 closed for [SERVER-ADDRESS]\n\nHello,\n")
                .contains("ports 25, 465 over IPv4 and IPv6", "ICMP messages", "the first connections open")
                .doesNotContain("Your page");
        assertThat(ticket("aws-ec2", Runs.of(25, THROTTLED)).subject()).startsWith("Outgoing TCP port 25 limited for");
        assertThat(ticket.blanks()).contains("[SERVER-ADDRESS]");
    }
}
