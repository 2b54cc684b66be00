package dev.mailworthy.smtp.feedback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** How reporters and users pack a report. */
enum ReportPacking {
    PLAIN,
    GZIP,
    ZIP,
    GZIP_IN_GZIP,
    GZIP_IN_ZIP,
    MAIL_WITH_GZIP,
    /** With the content type of a zip archive. */
    MAIL_WITH_GZIP_AS_ZIP,
    MAIL_WITH_ZIP_AS_OCTETS,
    /** The whole body is an archive, without a subject. */
    MAIL_OF_ZIP,
    /** {@code ContentType:}, and no encoding. */
    MAIL_WITH_WRONG_FIELD,
    /** The XML as a text. */
    MAIL_WITH_TEXT,
    MAIL_IN_MAIL,
    MBOX;

    byte[] pack(byte[] xml) {
        return switch (this) {
            case PLAIN -> xml;
            case GZIP -> ReportMail.gzip(xml);
            case ZIP -> zip(xml);
            case GZIP_IN_GZIP -> ReportMail.gzip(ReportMail.gzip(xml));
            case GZIP_IN_ZIP -> zip(ReportMail.gzip(xml));
            case MAIL_WITH_GZIP -> mail("application/gzip", ReportMail.gzip(xml));
            case MAIL_WITH_GZIP_AS_ZIP -> mail("application/zip; name=a.zip", ReportMail.gzip(xml));
            case MAIL_WITH_ZIP_AS_OCTETS -> mail("application/octet-stream", zip(xml));
            case MAIL_OF_ZIP ->
                whole("Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n", zip(xml));
            case MAIL_WITH_WRONG_FIELD -> whole("ContentType: application/gzip\r\n", ReportMail.gzip(xml));
            case MAIL_WITH_TEXT -> mail("text/xml", xml);
            case MAIL_IN_MAIL -> around(mail("application/gzip", ReportMail.gzip(xml)));
            case MBOX -> mbox(mail("application/gzip", ReportMail.gzip(xml)));
        };
    }

    static byte[] zip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("folder/"));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("folder/report.xml"));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] mail(String type, byte[] content) {
        return ReportMail.octets(ReportMail.attachment("a@reporter.example", "dmarc@example.org", type, content));
    }

    private static byte[] whole(String header, byte[] content) {
        return ReportMail.octets("From: a@reporter.example\r\nTo: dmarc@example.org\r\n" + header + "\r\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\r\n");
    }

    private static byte[] around(byte[] mail) {
        return ReportMail.octets(
                "From: me@example.org\r\nContent-Type: multipart/mixed; boundary=outer\r\n\r\n--outer\r\n"
                        + "Content-Type: text/plain\r\n\r\nSee below.\r\n--outer\r\nContent-Type: message/rfc822\r\n\r\n"
                        + new String(mail, StandardCharsets.ISO_8859_1) + "\r\n--outer--\r\n");
    }

    /** A mailbox with a mail without a report before it. */
    private static byte[] mbox(byte[] mail) {
        String other = "From a@example.org Mon Nov 30 00:00:00 2026\nFrom: a@example.org\nSubject: Hello\n\nText\n\n";
        return ReportMail.octets(other + "From b@example.org Mon Nov 30 00:00:00 2026\n"
                + new String(mail, StandardCharsets.ISO_8859_1).replace("\r\n", "\n") + "\n");
    }
}
