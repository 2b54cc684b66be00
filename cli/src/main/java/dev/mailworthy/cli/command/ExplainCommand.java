package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.FindingTypes;
import dev.mailworthy.cli.explain.Topic;
import dev.mailworthy.cli.explain.Topics;
import dev.mailworthy.cli.option.help.Candidates;
import dev.mailworthy.cli.render.check.ExplainedReply;
import dev.mailworthy.cli.render.check.Explanation;
import dev.mailworthy.cli.render.check.FoundReply;
import dev.mailworthy.cli.render.check.ReplyForms;
import dev.mailworthy.cli.render.check.ReplyGroupForms;
import dev.mailworthy.cli.render.check.ReplyGroups;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.FindingType;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a code, a refusal or a bounce, without a network. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "What a code, a mail server's refusal or a bounce means, and what to do about it. Offline. Without a"
                        + " TEXT: all codes.",
        footer = {
            "",
            "Examples:",
            "  explain PTR-MISSING",
            "  explain G-A2                    (what a receiver requires)",
            "  explain zen 127.0.0.4           (what an answer of a blocklist means)",
            "  explain \"550 5.7.1 Client host blocked using zen.spamhaus.org\"",
            "  explain bounce.eml other.eml Maildir/.Bounces /var/log/mail.log",
            "  grep status=bounced /var/log/mail.log | tail -1 | mailworthy explain -",
            "",
            "Exit codes: 0 explained (with --batch: every line was read), 3 a file among",
            "several cannot be used, 64 nothing to explain."
        })
public final class ExplainCommand implements Callable<Integer> {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,32}([-_][A-Za-z0-9]{1,32}){0,8}");

    /** An answer of a blocklist (RFC 5782 section 2.1). */
    private static final Pattern ANSWER = Pattern.compile("127(\\.[0-9]{1,3}){3}");

    /** A file among several could not be used. */
    private static final int INCOMPLETE = 3;

    @Parameters(
            arity = "0..*",
            paramLabel = "TEXT",
            completionCandidates = Candidates.Codes.class,
            description = "A code from a screen, like PTR-MISSING, G-A2 or blocked_drop; a blocklist, alone or with its"
                    + " answer; files, folders or - for standard input, with bounces (also mbox and Maildir),"
                    + " replies or a mail log; or the text of a reply.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--batch",
            paramLabel = "FILE|-",
            description = "Read one reply from each line, as text or as a JSON object {id, text}, and print one JSON"
                    + " document for each, in order. A line without a reply gets an error with its number.")
    private @Nullable Path batch;

    @Option(
            names = "--ndjson",
            description = "With --batch: print JSON documents, one on each line. This is the default.")
    private boolean ndjson;

    private final Session session;

    ExplainCommand(Session session) {
        this.session = session;
    }

    /**
     * Explains one code as {@code explain CODE} does, without picocli, whose start takes longer than the rest. Codes are what
     * people explain most: every screen has them.
     *
     * @param word the only argument
     * @return false if it is no code that is known; nothing is printed then
     */
    public static boolean explains(String word, Session session) {
        if (!CODE.matcher(word).matches()) {
            return false;
        }
        Optional<Topic> topic = Topics.bundled().find(word);
        topic.ifPresent(new ExplainCommand(session)::print);
        return topic.isPresent();
    }

    @Override
    public Integer call() {
        if (batch != null) {
            return batch(batch.toString());
        }
        if (ndjson) {
            throw new UsageException("--ndjson goes with --batch");
        }
        String text = String.join(" ", words).strip();
        if (words.isEmpty()) {
            session.out()
                    .print(
                            json
                                    ? Explanation.json(FindingTypes.all(), session.stamp())
                                    : Explanation.of(FindingTypes.all(), columns()));
            return 0;
        }
        Topics topics = Topics.bundled();
        Optional<Topic> topic = topics.find(text);
        if (topic.isPresent()) {
            print(topic.get());
            return 0;
        }
        List<String> files = files(text);
        if (!files.isEmpty()) {
            return files(files);
        }
        print(new ReplySource().reply(text).orElseThrow(() -> new UsageException(complaint(text, topics))));
        return 0;
    }

    private static String complaint(String text, Topics topics) {
        String lists = "\"mailworthy explain\" alone lists the codes";
        String known = topics.question(text).map(question -> "; " + question).orElse("; " + lists);
        if (ANSWER.matcher(text).matches()) {
            return text + " can mean another thing at each list: name the list too, as in mailworthy explain zen "
                    + text;
        }
        return CODE.matcher(text).matches()
                ? "no code \"" + text + "\" is known" + known
                : "\"" + text + "\" is no code and no file, and contains no reply of a mail server" + known;
    }

    private void print(Topic topic) {
        List<FindingType> types = FindingTypes.byCode(topic.code()).stream().toList();
        session.out().print(json ? Explanation.json(topic, types, session.stamp()) : Explanation.of(topic, columns()));
    }

    private int columns() {
        return session.terminal().columns();
    }

    private int batch(String file) {
        if (!words.isEmpty() || json) {
            throw new UsageException("--batch reads the replies from its file, and prints one JSON document a line");
        }
        return ReplyBatch.run(file, session);
    }

    /** The arguments, if each is a file or standard input; or all of them as one name. */
    private List<String> files(String text) {
        if (exists(text)) {
            return List.of(text);
        }
        List<String> missing = words.stream().filter(word -> !exists(word)).toList();
        if (missing.size() < words.size() && missing.size() == 1 && !isReply(text)) {
            throw new UsageException(missing.get(0) + ": there is no such file");
        }
        return missing.isEmpty() ? words : List.of();
    }

    private static boolean isReply(String text) {
        return new ReplySource().reply(text).isPresent();
    }

    private static boolean exists(String name) {
        try {
            return name.equals("-") || !name.isEmpty() && Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private int files(List<String> names) {
        ReplyFiles files = new ReplyFiles(session);
        ReplyGroups groups = files.read(names);
        if (groups.isEmpty()) {
            throw new UsageException(
                    files.problems().isEmpty()
                            ? String.join(", ", names) + ": holds no refusal"
                            : String.join("; ", files.problems()));
        }
        files.problems().forEach(session::tell);
        if (groups.isMany()) {
            session.out()
                    .print(
                            json
                                    ? ReplyGroupForms.json(groups, session.stamp())
                                    : ReplyGroupForms.text(groups, columns()));
        } else {
            print(groups.replies().stream().map(FoundReply::explained).toList());
        }
        return files.problems().isEmpty() ? 0 : INCOMPLETE;
    }

    private void print(List<ExplainedReply> replies) {
        session.out().print(json ? ReplyForms.json(replies, session.stamp()) : ReplyForms.text(replies, columns()));
    }
}
