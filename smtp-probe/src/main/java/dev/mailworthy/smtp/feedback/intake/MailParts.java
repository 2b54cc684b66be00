package dev.mailworthy.smtp.feedback.intake;

import dev.mailworthy.smtp.feedback.reader.RefusedReport;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import dev.mailworthy.smtp.mime.HeaderBounds;
import dev.mailworthy.smtp.mime.PartBody;
import dev.mailworthy.smtp.mime.PartLimit;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes a mail apart, one level of mails deep. */
final class MailParts {

    private static final int DEEPEST = 10;

    /** A mistake of some reporters. */
    private static final String MISSPELLED = "ContentType";

    private final Session session;
    private final List<byte[]> feedback = new ArrayList<>();
    private final List<byte[]> mails = new ArrayList<>();
    private final List<byte[]> texts = new ArrayList<>();
    private final List<MailContent.Part> others = new ArrayList<>();
    private int left;

    private MailParts(Session session, int left) {
        this.session = session;
        this.left = left;
    }

    /**
     * The parts of a mail.
     *
     * @param session of all mails of a walk: to make one takes longer than to read a mail
     * @param most the most parts
     * @throws RefusedReport if the mail cannot be read or exceeds a limit
     */
    static MailContent of(Session session, byte[] mail, int most) throws RefusedReport {
        MailParts parts = new MailParts(session, most);
        try {
            HeaderBounds.checkMessage(new SharedByteArrayInputStream(mail));
            parts.look(new MimeMessage(parts.session, new SharedByteArrayInputStream(mail)), 0);
        } catch (PartLimit e) {
            throw new RefusedReport(RefusalKind.OVER_LIMIT, String.valueOf(e.getMessage()));
        } catch (MessagingException | IOException | RuntimeException e) {
            // Jakarta Mail's parsers throw unchecked exceptions for some untrusted input.
            throw new RefusedReport(RefusalKind.BROKEN, "is no mail that can be read");
        }
        return new MailContent(parts.feedback, parts.mails, parts.texts, parts.others);
    }

    private void look(MimePart part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            throw new PartLimit("has parts nested more than " + DEEPEST + " deep");
        }
        if (--left < 0) {
            throw new PartLimit("has more than " + IntakeLimits.MOST_PARTS + " parts");
        }
        ContentType type = new PartBody(part).type("Content-Type", MISSPELLED);
        if (type.match("multipart/*") && type.getParameter("boundary") != null) {
            multipart(part, type, depth);
        } else if (type.match("message/feedback-report")) {
            feedback.add(decoded(part));
        } else if (type.match("message/rfc822")
                || type.match("message/global")
                || type.match("text/rfc822-headers")
                || type.match("text/rfc822")) {
            mails.add(decoded(part));
        } else {
            leaf(part, type);
        }
    }

    private void leaf(MimePart part, ContentType type) throws MessagingException, IOException {
        byte[] octets = decoded(part);
        ContentKind kind = ContentKind.of(octets);
        boolean isPage = type.match("text/html");
        if (type.match("text/plain") && !isPacked(kind) || isPage) {
            if (!isPage) {
                texts.add(octets);
            }
            return;
        }
        others.add(new MailContent.Part("part " + (others.size() + 1) + " (" + type.getBaseType() + ")", octets));
    }

    /** Whether a plain text can be a report that lost its type. */
    private static boolean isPacked(ContentKind kind) {
        return switch (kind) {
            case GZIP, ZIP, XML, JSON, BASE64 -> true;
            default -> false;
        };
    }

    private static byte[] decoded(MimePart part) throws MessagingException, IOException {
        return new PartBody(part).decoded(IntakeLimits.PACKED);
    }

    private void multipart(MimePart part, ContentType type, int depth) throws MessagingException, IOException {
        MimeMultipart multipart = new PartBody(part).parts(type);
        int count;
        try {
            count = multipart.getCount();
        } catch (MessagingException e) {
            count = 0;
        }
        if (count == 0) {
            leaf(part, new ContentType("text", "plain", null));
            return;
        }
        for (int i = 0; i < count; i++) {
            BodyPart inner = multipart.getBodyPart(i);
            if (inner instanceof MimePart mime) {
                look(mime, depth + 1);
            }
        }
    }
}
