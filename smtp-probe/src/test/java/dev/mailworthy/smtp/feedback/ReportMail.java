package dev.mailworthy.smtp.feedback;

import dev.mailworthy.smtp.message.Signing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** Writes a report and the mail around it, for tests. */
final class ReportMail {

    static final String TAGS = "d=reporter.example; s=s1; c=relaxed/relaxed; h=from:to:subject:content-type; ";
    static final KeyPair KEY = key();

    private ReportMail() {}

    static KeyPair key() {
        try {
            return Signing.key("Ed25519", 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An aggregate report with one record of 7 messages. */
    static String xml(String email, String domain, String id, long begin) {
        return """
                <?xml version="1.0"?><feedback><version>1.0</version><report_metadata><org_name>Reporter</org_name>
                <email>%s</email><report_id>%s</report_id><date_range><begin>%d</begin><end>%d</end></date_range>
                </report_metadata><policy_published><domain>%s</domain><p>none</p></policy_published>
                <record><row><source_ip>192.0.2.1</source_ip><count>7</count><policy_evaluated>
                <disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated></row>
                <identifiers><header_from>%s</header_from></identifiers><auth_results><dkim><domain>%s</domain>
                <selector>s</selector><result>pass</result></dkim></auth_results></record></feedback>
                """.formatted(email, id, begin, begin + 86_399, domain, domain, domain);
    }

    static byte[] gzip(byte[] octets) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A mail with a packed report as its attachment. */
    static String mail(String from, String to, String xml) {
        return attachment(from, to, "application/gzip", gzip(xml.getBytes(StandardCharsets.UTF_8)));
    }

    static String attachment(String from, String to, String type, byte[] octets) {
        return """
                From: %s
                To: %s
                Subject: Report
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain

                An aggregate report.
                --b
                Content-Type: %s
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(from, to, type, Base64.getMimeEncoder().encodeToString(octets))
                .replace("\r\n", "\n")
                .replace("\n", "\r\n");
    }

    static String signed(String mail, String tags) {
        return signed(mail, tags, KEY);
    }

    static String signed(String mail, String tags, KeyPair key) {
        try {
            return Signing.ed25519(mail, key, tags);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] octets(String mail) {
        return mail.getBytes(StandardCharsets.ISO_8859_1);
    }
}
