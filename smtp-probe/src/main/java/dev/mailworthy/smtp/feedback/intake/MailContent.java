package dev.mailworthy.smtp.feedback.intake;

import java.util.List;

/**
 * The parts of a mail, decoded.
 *
 * @param feedback parts of type {@code message/feedback-report}
 * @param mails attached messages, or their headers
 * @param texts plain texts
 * @param others all other parts, which can be reports
 */
public record MailContent(List<byte[]> feedback, List<byte[]> mails, List<byte[]> texts, List<Part> others) {
    public MailContent {
        feedback = List.copyOf(feedback);
        mails = List.copyOf(mails);
        texts = List.copyOf(texts);
        others = List.copyOf(others);
    }

    /**
     * A part that can be a report.
     *
     * @param name a number and the content type, for people
     * @param octets decoded
     */
    public record Part(String name, byte[] octets) {}
}
