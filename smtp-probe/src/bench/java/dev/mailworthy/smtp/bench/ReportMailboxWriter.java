package dev.mailworthy.smtp.bench;

import dev.mailworthy.smtp.message.Signing;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Writes a mailbox of mails with one packed aggregate report each. */
final class ReportMailboxWriter {

    private static final long DAY = 1_760_000_000;
    private static final String[] SELECTORS = {"s1", "google", "20230601", "k2", "mail"};

    private final Random random = new Random(20);

    /** Writes the mailbox, signed if there is a key, and the XML of all reports one after the other in another file. */
    void write(Path mailbox, Path documents, int mails, int records, KeyPair key) throws Exception {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(mailbox), 1 << 20);
                OutputStream xml = new BufferedOutputStream(Files.newOutputStream(documents), 1 << 20)) {
            xml.write("<all>".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < mails; i++) {
                byte[] report = report(i, records).getBytes(StandardCharsets.UTF_8);
                xml.write(report);
                String mail = mail(report);
                String whole = key == null
                        ? mail
                        : Signing.rsa(mail, key, "d=reporter.example; s=s1; c=relaxed/relaxed; h=from:to:subject:date; ");
                out.write("From reports@reporter.example Mon Nov 30 00:00:00 2026\n".getBytes(StandardCharsets.US_ASCII));
                out.write(whole.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1));
                out.write('\n');
            }
            xml.write("</all>".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String mail(byte[] report) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(report);
        }
        return "From: Reports <noreply@reporter.example>\r\nTo: dmarc@example.org\r\nSubject: Report domain: example.org\r\n"
                + "Date: Mon, 30 Nov 2026 00:10:00 +0000\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: application/gzip; name=\"reporter.example!example.org.xml.gz\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(packed.toByteArray()) + "\r\n";
    }

    private String report(int number, int records) {
        StringBuilder xml = new StringBuilder(800 * records + 1000);
        long begin = DAY + 86_400L * (number % 365);
        xml.append("<feedback>\n  <version>1.0</version>\n  <report_metadata>\n    <org_name>reporter.example</org_name>\n")
                .append("    <email>noreply@reporter.example</email>\n    <report_id>").append(number)
                .append("</report_id>\n    <date_range>\n      <begin>").append(begin)
                .append("</begin>\n      <end>").append(begin + 86_399).append("</end>\n    </date_range>\n")
                .append("  </report_metadata>\n  <policy_published>\n    <domain>example.org</domain>\n")
                .append("    <adkim>r</adkim>\n    <aspf>r</aspf>\n    <p>none</p>\n    <sp>none</sp>\n    <pct>100</pct>\n")
                .append("  </policy_published>\n");
        for (int i = 0; i < records; i++) {
            record(xml);
        }
        return xml.append("</feedback>\n").toString();
    }

    private void record(StringBuilder xml) {
        String dkim = random.nextInt(4) > 0 ? "pass" : "fail";
        String spf = random.nextInt(3) > 0 ? "pass" : "fail";
        String signer = "service" + random.nextInt(40) + ".example.net";
        xml.append("  <record>\n    <row>\n      <source_ip>203.0.").append(random.nextInt(256)).append('.')
                .append(random.nextInt(256)).append("</source_ip>\n      <count>").append(1 + random.nextInt(50))
                .append("</count>\n      <policy_evaluated>\n        <disposition>none</disposition>\n        <dkim>")
                .append(dkim).append("</dkim>\n        <spf>").append(spf)
                .append("</spf>\n      </policy_evaluated>\n    </row>\n    <identifiers>\n")
                .append("      <envelope_from>bounce.").append(signer).append("</envelope_from>\n")
                .append("      <header_from>example.org</header_from>\n    </identifiers>\n    <auth_results>\n      <dkim>\n")
                .append("        <domain>example.org</domain>\n        <selector>")
                .append(SELECTORS[random.nextInt(SELECTORS.length)]).append("</selector>\n        <result>").append(dkim)
                .append("</result>\n      </dkim>\n      <spf>\n        <domain>bounce.").append(signer)
                .append("</domain>\n        <scope>mfrom</scope>\n        <result>").append(spf)
                .append("</result>\n      </spf>\n    </auth_results>\n  </record>\n");
    }
}
