package dev.mailworthy.smtp.peer;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.smtp.dialogue.DialogueRequest;
import dev.mailworthy.smtp.dialogue.TlsStart;
import dev.mailworthy.smtp.dialogue.value.Envelope;
import java.util.List;

/**
 * One policy of a real server on its own port, and the client that connects.
 *
 * @param client the source address of the dialogue; {@link RealServerRun} has its DNS records
 * @param dialogues the number of dialogues, one after the other; the last one counts
 * @param settings options of Postfix's smtpd ({@code -o}); empty for Exim, whose one configuration has rules for each
 *     port
 */
record Scenario(String name, String server, int port, String client, int dialogues, List<String> settings) {

    static final String NAMED = "192.0.2.20";
    static final String UNNAMED = "192.0.2.10";
    static final String LISTED = "192.0.2.30";
    static final String LYING = "192.0.2.40";

    static final String POSTFIX = "postfix";
    static final String EXIM = "exim";

    private static Scenario postfix(String name, int port, String client, String... settings) {
        return new Scenario(name, POSTFIX, port, client, 1, List.of(settings));
    }

    private static Scenario exim(String name, int port, String client) {
        return new Scenario(name, EXIM, port, client, 1, List.of());
    }

    static List<Scenario> all() {
        return List.of(
                postfix("postfix-open", 2501, NAMED),
                postfix("postfix-relay", 2502, NAMED),
                postfix("postfix-no-ptr", 2503, UNNAMED, "smtpd_client_restrictions=reject_unknown_client_hostname"),
                postfix(
                        "postfix-ptr-mismatch",
                        2504,
                        LYING,
                        "smtpd_client_restrictions=reject_unknown_client_hostname"),
                postfix(
                        "postfix-no-ptr-at-once",
                        2505,
                        UNNAMED,
                        "smtpd_delay_reject=no",
                        "smtpd_client_restrictions=reject_unknown_client_hostname"),
                postfix("postfix-listed", 2506, LISTED, "smtpd_client_restrictions=reject_rbl_client,bl.test"),
                postfix(
                        "postfix-listed-at-once",
                        2507,
                        LISTED,
                        "smtpd_delay_reject=no",
                        "smtpd_client_restrictions=reject_rbl_client,bl.test"),
                postfix("postfix-not-listed", 2508, NAMED, "smtpd_client_restrictions=reject_rbl_client,bl.test"),
                new Scenario(
                        "postfix-rate",
                        POSTFIX,
                        2509,
                        NAMED,
                        3,
                        List.of("smtpd_client_connection_rate_limit=2", "smtpd_client_event_limit_exceptions=")),
                postfix("postfix-tls-mandatory", 2510, NAMED, "smtpd_tls_security_level=encrypt"),
                postfix(
                        "postfix-tls-hidden",
                        2511,
                        NAMED,
                        "smtpd_tls_security_level=encrypt",
                        "smtpd_discard_ehlo_keywords=starttls"),
                postfix(
                        "postfix-tls-broken",
                        2512,
                        NAMED,
                        "smtpd_tls_cert_file=/etc/lab/missing.pem",
                        "smtpd_tls_key_file=/etc/lab/missing.pem"),
                postfix("postfix-tls-none", 2513, NAMED, "smtpd_tls_security_level=none"),
                postfix("postfix-submissions", 2514, NAMED, "smtpd_tls_wrappermode=yes"),
                postfix(
                        "postfix-helo",
                        2515,
                        NAMED,
                        "smtpd_delay_reject=no",
                        "smtpd_helo_restrictions=reject_unknown_helo_hostname"),
                exim("exim-open", 2601, NAMED),
                exim("exim-refuses-at-once", 2602, LISTED),
                exim("exim-greylist", 2603, NAMED),
                exim("exim-helo", 2604, NAMED),
                exim("exim-relay", 2605, NAMED),
                exim("exim-patience", 2606, NAMED),
                exim("exim-drops-after-ehlo", 2607, NAMED));
    }

    DialogueRequest request() {
        DialogueRequest request = DialogueRequest.of(
                        EhloName.parse("probe.sender.test"), DomainName.parse("mx.receiver.test"))
                .withEnvelope(new Envelope(
                        "me@sender.test",
                        "postmaster@" + (name.endsWith("relay") ? "elsewhere" : "receiver") + ".test"));
        return name.equals("postfix-submissions") ? request.withTls(TlsStart.IMPLICIT) : request;
    }
}
