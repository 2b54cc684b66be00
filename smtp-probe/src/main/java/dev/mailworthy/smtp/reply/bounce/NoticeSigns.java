package dev.mailworthy.smtp.reply.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What tells a mail server's notice from a person's message: its sender, its reverse path, its subject. */
final class NoticeSigns {

    private static final Pattern FROM = Pattern.compile(
            "mailer-?daemon|postmaster|mail delivery|mail system|mail administrator|system administrator|mail-?admin",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SUBJECT = Pattern.compile(
            "undeliver|returned mail|returned to sender|failure notice|mail failure|delivery"
                    + " (?:status|notification|fail|error)|failed|could not be delivered|mail error|mail system"
                    + " error|delivery report|delivery reports|unzustellbar|nicht zugestellt|non remis|non distribuable|no"
                    + " entregad|imposible de entregar|mancata consegna|non recapitat|niet bezorg|onbestelbaar|nie"
                    + " dostarczon|nedoru\u010d|n\u00e3o entregue|nepristat|\u043d\u0435"
                    + " \u0434\u043e\u0441\u0442\u0430\u0432\u043b\u0435\u043d|\u043d\u0435\u0434\u043e\u0441\u0442\u0430\u0432"
                    + "|\u30a8\u30e9\u30fc|\u4e0d\u9054|\u914d\u4fe1\u3067\u304d|\u9000\u4fe1|\u9000\u56de|\u6295\u9012\u5931\u6557"
                    + "|\u65e0\u6cd5\u6295\u9012|\ubc18\uc1a1",
            Pattern.CASE_INSENSITIVE);

    private NoticeSigns() {}

    static boolean in(MimeMessage message) throws MessagingException {
        return FROM.matcher(first(message, "From")).find()
                || first(message, "Return-Path").strip().equals("<>")
                || SUBJECT.matcher(decoded(first(message, "Subject"))).find();
    }

    /** A subject without its encoding (RFC 2047), or as it stands if that is unknown. */
    private static String decoded(String subject) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(subject));
        } catch (UnsupportedEncodingException | RuntimeException e) {
            // Jakarta Mail's parsers throw unchecked exceptions for some untrusted input.
            return subject;
        }
    }

    private static String first(MimeMessage message, String name) throws MessagingException {
        @Nullable String @Nullable [] values = message.getHeader(name);
        return values == null || values[0] == null ? "" : values[0];
    }
}
