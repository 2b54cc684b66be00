package dev.mailworthy.smtp.reply.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What tells a mail server's notice from a person's message: its sender, its reverse path, its subject. */
final class NoticeSigns {

    private static final Pattern FROM = Pattern.compile(
            "mailer-?daemon|postmaster|mail delivery|mail system|mail administrator|system administrator|mail-?admin",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SUBJECT = Pattern.compile(
            "undeliver|returned mail|returned to sender|failure notice|mail failure|delivery (?:status|notification|fail|error)"
                    + "|failed|could not be delivered|mail error|mail system error|delivery report|delivery reports",
            Pattern.CASE_INSENSITIVE);

    private NoticeSigns() {}

    static boolean in(MimeMessage message) throws MessagingException {
        return FROM.matcher(first(message, "From")).find()
                || first(message, "Return-Path").strip().equals("<>")
                || SUBJECT.matcher(first(message, "Subject")).find();
    }

    private static String first(MimeMessage message, String name) throws MessagingException {
        @Nullable String @Nullable [] values = message.getHeader(name);
        return values == null || values[0] == null ? "" : values[0];
    }
}
