package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.smtp.mime.DateField;
import dev.mailworthy.smtp.mime.HeaderBounds;
import dev.mailworthy.smtp.mime.PartBody;
import dev.mailworthy.smtp.mime.PartCharset;
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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The parts of a message that can name {@link RecipientStatus recipients}: delivery reports and texts. */
final class MessageParts {

    /** The maximum depth of multiparts and attached messages. */
    static final int DEEPEST = 10;
    /** The maximum size of one report or text, in octets. The rest is not read. */
    static final int LARGEST_PART = 1 << 20;
    /** The maximum number of parts, of all kinds and depths. */
    static final int MOST_PARTS = 1000;
    /** The maximum number of reports and texts that are kept. */
    static final int MOST = 100;

    private final Session session = Session.getInstance(new Properties());
    private final List<String> statuses = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Deque<Attached> attached = new ArrayDeque<>();
    private final List<String> pages = new ArrayList<>();
    private Optional<Instant> date = Optional.empty();
    private boolean notice;
    private int seen;

    /** An attached message. It is read only if no report was found outside it. */
    private record Attached(MimePart part, int depth) {}

    private MessageParts() {}

    public static MessageParts of(byte[] message) throws MessagingException, IOException {
        MessageParts parts = new MessageParts();
        MimeMessage outermost = parts.message(message);
        @Nullable String[] date = outermost.getHeader("Date");
        parts.date = date == null || date[0] == null ? Optional.empty() : DateField.read(date[0]);
        parts.notice = NoticeSigns.in(outermost);
        parts.look(outermost, 0);
        while (parts.statuses.isEmpty() && parts.complaints.isEmpty() && !parts.attached.isEmpty()) {
            parts.open(parts.attached.remove());
        }
        return parts;
    }

    List<String> statuses() {
        return statuses;
    }

    /** The parts of type {@code message/feedback-report}. */
    List<String> complaints() {
        return complaints;
    }

    /** Texts, then the words of HTML. */
    List<String> texts() {
        List<String> all = new ArrayList<>(texts);
        all.addAll(pages);
        return all;
    }

    /** Whether a mail server wrote the message about another one. */
    boolean isNotice() {
        return notice || !statuses.isEmpty();
    }

    /** The date of the outermost message. */
    Optional<Instant> date() {
        return date;
    }

    private void look(MimePart part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            throw new PartLimit("has parts nested more than " + DEEPEST + " deep");
        }
        if (++seen > MOST_PARTS) {
            throw new PartLimit("has more than " + MOST_PARTS + " parts");
        }
        ContentType type = new PartBody(part).type("Content-Type");
        if (type.match("multipart/*") && type.getParameter("boundary") != null) {
            multipart(part, type, depth);
        } else if (type.match("message/delivery-status") || type.match("message/global-delivery-status")) {
            keep(part, statuses);
        } else if (type.match("message/feedback-report")) {
            keep(part, complaints);
        } else if (type.match("message/rfc822") || type.match("message/global")) {
            attached.add(new Attached(part, depth + 1));
        } else if (type.match("text/plain") || type.match("multipart/*")) {
            keep(part, texts);
        } else if (type.match("text/html") && pages.size() < MOST) {
            pages.add(HtmlWords.of(words(part)));
        }
    }

    private void multipart(MimePart part, ContentType type, int depth) throws MessagingException, IOException {
        MimeMultipart multipart = new PartBody(part).parts(type);
        if (!isMultipart(multipart)) {
            keep(part, texts);
            return;
        }
        for (int i = 0; i < multipart.getCount(); i++) {
            BodyPart inner = multipart.getBodyPart(i);
            if (inner instanceof MimePart mime) {
                look(mime, depth + 1);
            }
        }
    }

    /** Some servers announce a boundary and write none. */
    private static boolean isMultipart(MimeMultipart multipart) {
        try {
            return multipart.getCount() > 0;
        } catch (MessagingException e) {
            return false;
        }
    }

    private void open(Attached message) throws MessagingException, IOException {
        look(message(new PartBody(message.part()).decoded(Bounce.LARGEST)), message.depth());
    }

    private MimeMessage message(byte[] octets) throws MessagingException, IOException {
        HeaderBounds.checkMessage(new SharedByteArrayInputStream(octets));
        return new MimeMessage(session, new SharedByteArrayInputStream(octets));
    }

    private static void keep(MimePart part, List<String> among) throws MessagingException, IOException {
        if (among.size() < MOST) {
            among.add(words(part));
        }
    }

    private static String words(MimePart part) throws MessagingException, IOException {
        return PartCharset.of(new PartBody(part).type("Content-Type").getParameter("charset"))
                .text(new PartBody(part).decoded(LARGEST_PART));
    }
}
