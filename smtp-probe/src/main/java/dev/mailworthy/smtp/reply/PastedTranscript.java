package dev.mailworthy.smtp.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds {@link SmtpReply replies} on lines of their own, with or without the client's commands and a tool's marks
 * (swaks, openssl, telnet).
 */
final class PastedTranscript {

    private static final Pattern REPLY =
            Pattern.compile("[ \\t]{0,40}(?:(?:<\\*\\*|<~\\*?|<-{1,2}|<{1,3}|S:|SMTP<<|\\*\\*\\*)[ \\t]{0,8})?"
                    + "([2-5][0-7][0-9])(?:([ -])(.*))?");
    /** Some servers put a refusal after their greeting (Orange). */
    private static final Pattern REFUSED_GREETING = Pattern.compile("(\\S{1,255}) ([45][0-7][0-9][ -].*)");

    /** A mark that only a reply of the other side has, within the transcripts of Sendmail. */
    private static final Pattern MARK = Pattern.compile("[ \\t]{0,40}<<<[ \\t].*");

    private static final Pattern COMMAND = Pattern.compile(
            "[ \\t]{0,40}(?:(?:~>|-{1,2}>|>{1,3}|C:|SMTP>>)[ \\t]{0,8})?"
                    + "(EHLO|HELO|LHLO|STARTTLS|MAIL FROM|RCPT TO|DATA|QUIT|\\.)(?:[ :].*)?",
            Pattern.CASE_INSENSITIVE);

    /** One reply under construction. */
    private static final class Group {
        private final int code;
        private final Optional<ReplyStage> stage;
        private final List<String> lines = new ArrayList<>();
        private boolean continues;
        private boolean marked;

        private Group(int code, Optional<ReplyStage> stage) {
            this.code = code;
            this.stage = stage;
        }

        private SmtpReply reply(Optional<ReplyStage> where, Ending ending) {
            return ReplyLines.join(code, lines, Optional.empty()).at(where, ending);
        }
    }

    private final StringBuilder before = new StringBuilder();
    private final List<Group> groups = new ArrayList<>();
    private Optional<ReplyStage> stage = Optional.empty();
    private boolean quit;
    private boolean dropped;
    /** Whether a line without a code continues the last reply. */
    private boolean open;

    private PastedTranscript() {}

    public static PastedTranscript of(String text) {
        PastedTranscript transcript = new PastedTranscript();
        text.lines().forEach(transcript::read);
        return transcript;
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** The text before the first reply. */
    String before() {
        return before.toString();
    }

    /** The last refusal; without a refusal, the last reply, after which the server may have closed the connection. */
    Optional<SmtpReply> reply() {
        List<SmtpReply> refusals = refusals();
        if (!refusals.isEmpty()) {
            return Optional.of(refusals.get(refusals.size() - 1));
        }
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        Group last = groups.get(groups.size() - 1);
        boolean hungUp = dropped && !quit;
        return Optional.of(last.reply(hungUp ? stage : last.stage, hungUp ? Ending.DROPPED : Ending.REPLIED));
    }

    /** All of them, in their order. Where a transcript marks replies, what has no mark is its writer's own. */
    List<SmtpReply> refusals() {
        boolean marks = groups.stream().anyMatch(group -> group.marked && group.code >= 400);
        return groups.stream()
                .filter(group -> group.code >= 400 && (group.marked || !marks))
                .map(group -> group.reply(group.stage, Ending.REPLIED))
                .toList();
    }

    private void read(String line) {
        Matcher reply = REPLY.matcher(line);
        Matcher command = COMMAND.matcher(line);
        if (reply.matches()) {
            reply(reply, MARK.matcher(line).matches());
        } else if (command.matches()) {
            command(command.group(1));
        } else if (groups.isEmpty()) {
            before.append(line).append('\n');
        } else if (line.isBlank()) {
            open = false;
        } else if (EndingWords.in(line)) {
            dropped = true;
            open = false;
        } else if (open) {
            last().lines.add(line);
        }
    }

    private void reply(Matcher line, boolean marked) {
        Matcher refused = REFUSED_GREETING.matcher(line.group(3) == null ? "" : line.group(3));
        if (line.group(1).equals("220") && refused.matches()) {
            stage = stage.or(() -> Optional.of(ReplyStage.CONNECT));
            read(refused.group(2));
            return;
        }
        int code = Integer.parseInt(line.group(1));
        if (groups.isEmpty() || last().code != code || !last().continues && code < 400) {
            groups.add(new Group(code, stage));
            last().marked = marked;
        }
        last().continues = "-".equals(line.group(2));
        String text = line.group(3) == null ? "" : line.group(3);
        last().lines.addAll(last().continues ? ReplyLines.split(code, text) : List.of(text));
        open = true;
    }

    private void command(String verb) {
        quit |= verb.equalsIgnoreCase("QUIT");
        stage = StageWords.afterCommand(verb).or(() -> stage);
        open = false;
    }

    private Group last() {
        return groups.get(groups.size() - 1);
    }
}
