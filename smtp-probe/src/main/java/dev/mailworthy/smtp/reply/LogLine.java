package dev.mailworthy.smtp.reply;

import dev.mailworthy.core.text.AsciiCase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a {@link SmtpReply reply} in the line, or the few lines, of a log or a bounce. */
final class LogLine {

    private static final Pattern CODE = Pattern.compile("(?<![0-9A-Za-z.@/+_-])([45][0-7][0-9])(?=[ :-]|$)");
    private static final Pattern ENHANCED_NEXT = Pattern.compile("[ :-] ?" + EnhancedCode.FORM);
    private static final Pattern SENDMAIL =
            Pattern.compile("\\bdsn=(" + EnhancedCode.FORM + "),? .{0,512}?\\bstat=(.*)");
    /** qmail writes a blank as an underscore. */
    private static final Pattern QMAIL = Pattern.compile("\\bdelivery [0-9]{1,9}: (?:deferral|failure): [^ ]+$");

    /** White space, and line breaks that a log wrote as {@code \n}. */
    private static final Pattern GAPS = Pattern.compile("(?:\\\\r)?\\\\n|\\s+");

    private static final Pattern BLANKS = Pattern.compile(" {2,}");
    /** Zoho's own form, in which either code may be empty. */
    private static final Pattern ZOHO = Pattern.compile(
            "ERROR_CODE ?: ?([45][0-7][0-9]) ?, ?ERROR_CODE ?: ?([245]\\.[0-9]{1,3}\\.[0-9]{1,3})? ?,? ?");

    private static final Pattern PYTHON =
            Pattern.compile("\\(([45][0-7][0-9]), b?['\"](.{0,4096}?)['\"](?:,.{0,512})?\\)");

    private static final Pattern ENHANCED_ALONE = Pattern.compile("#?(" + EnhancedCode.FORM + ")[ :,;-](.*)");

    /** The texts directly before the reply in logs: Postfix, Exim, qmail, DSNs, Sendmail, OpenSMTPD, Exchange. */
    private static final List<String> LEADS =
            List.of("said:", "to me:", "smtp;", "reply=", "stat=", "stat=\"", "led=", "returned '", "returned: ", ">:");
    /** The characters directly before the reply in other places. */
    private static final String OPENERS = ":;'\"(>";

    /** What a log says after the reply. */
    private static final List<String> ENDS =
            List.of(" (in reply to ", " giving up on ", "/giving up on ", " i'm not going to try again", "};{", "};");

    private final String text;
    private final String lower;

    private LogLine(String text) {
        this.text = text;
        this.lower = AsciiCase.lower(text);
    }

    static Optional<SmtpReply> reply(String pasted) {
        return pasted.isBlank() ? Optional.empty() : of(pasted).reply();
    }

    /** The reply. For a broken connection it is 451, as RFC 5321 section 3.8 prescribes. */
    static Optional<SmtpReply> replyOrEnding(String pasted) {
        LogLine line = of(pasted);
        return line.reply()
                .or(() -> EndingWords.in(line.text) ? Optional.empty() : OwnWords.in(line.text))
                .or(line::enhancedAlone)
                .or(line::ending);
    }

    private static LogLine of(String pasted) {
        String line =
                BLANKS.matcher(GAPS.matcher(pasted.strip()).replaceAll(" ")).replaceAll(" ");
        boolean isQmail = AsciiCase.lower(line).contains("remote_host_said:")
                || QMAIL.matcher(line).find();
        return new LogLine(python(zoho(isQmail ? line.replace('_', ' ') : line)));
    }

    /** Python's smtplib writes a reply as a tuple: {@code (550, b'5.7.1 no')}. */
    private static String python(String line) {
        Matcher tuple = PYTHON.matcher(line);
        return tuple.find() ? tuple.replaceFirst("smtp; $1 $2") : line;
    }

    private static String zoho(String line) {
        if (!line.contains("ERROR_CODE")) {
            return line;
        }
        Matcher codes = ZOHO.matcher(line);
        return codes.find()
                ? codes.replaceFirst(
                        "smtp; " + codes.group(1) + " " + (codes.group(2) == null ? "" : codes.group(2) + " "))
                : line;
    }

    private Optional<SmtpReply> reply() {
        int weak = -1;
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            if (isCertain(code)) {
                boolean earlier = weak >= 0 && text.startsWith(code.group(1), weak);
                return Optional.of(at(earlier ? weak : code.start()));
            }
            if (weak < 0 && isLikely(code)) {
                weak = code.start();
            }
        }
        return weak >= 0 ? Optional.of(at(weak)) : Optional.empty();
    }

    private boolean isCertain(Matcher code) {
        String before =
                lower.substring(Math.max(0, code.start() - 16), code.start()).strip();
        return LEADS.stream().anyMatch(before::endsWith)
                || ENHANCED_NEXT.matcher(text).region(code.end(), text.length()).lookingAt();
    }

    private boolean isLikely(Matcher code) {
        String before =
                text.substring(Math.max(0, code.start() - 16), code.start()).strip();
        if (before.isEmpty()) {
            return code.start() == 0;
        }
        char opener = before.charAt(before.length() - 1);
        boolean isTime = opener == ':' && text.charAt(code.start() - 1) == ':';
        return OPENERS.indexOf(opener) >= 0 && !isTime;
    }

    private SmtpReply at(int start) {
        String code = text.substring(start, start + 3);
        String reply = text.substring(start + 3, end(start));
        String body = reply.isEmpty() ? "" : reply.substring(1);
        int number = Integer.parseInt(code);
        List<String> lines = reply.startsWith("-") ? ReplyLines.split(number, body) : List.of(body);
        return ReplyLines.join(number, lines, Optional.empty()).at(StageWords.in(text), Ending.REPLIED);
    }

    private int end(int start) {
        OptionalInt said = ENDS.stream()
                .mapToInt(end -> lower.indexOf(end, start))
                .filter(found -> found >= 0)
                .min();
        if (said.isPresent()) {
            return said.getAsInt();
        }
        int last = text.length();
        char opener = start == 0 ? ' ' : text.charAt(start - 1);
        if (opener == '\'' || opener == '"') {
            int closing = text.lastIndexOf(opener);
            return closing > start + 3 ? closing : last;
        }
        boolean isWrapped = text.endsWith(")") && text.lastIndexOf("(host ", start) >= 0;
        return isWrapped || opener == '(' && text.endsWith(")") ? last - 1 : last;
    }

    private Optional<SmtpReply> enhancedAlone() {
        Matcher sendmail = SENDMAIL.matcher(text);
        Matcher alone = ENHANCED_ALONE.matcher(text);
        Matcher found = sendmail.find() ? sendmail : alone.matches() ? alone : null;
        if (found == null) {
            return Optional.empty();
        }
        Optional<EnhancedCode> enhanced = EnhancedCode.parse(found.group(1));
        int code = enhanced.map(known -> known.statusClass() * 100 + 50).orElse(450);
        return Optional.of(new SmtpReply(code, enhanced, found.group(2), StageWords.in(text), Ending.REPLIED));
    }

    /** A dropped connection without a reply. It has no text, because the words are the log's and not the receiver's. */
    private Optional<SmtpReply> ending() {
        return EndingWords.in(text)
                ? Optional.of(new SmtpReply(451, Optional.empty(), "", StageWords.in(text), Ending.DROPPED))
                : Optional.empty();
    }
}
