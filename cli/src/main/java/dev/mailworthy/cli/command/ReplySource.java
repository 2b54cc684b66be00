package dev.mailworthy.cli.command;

import dev.mailworthy.cli.render.check.ExplainedReply;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.text.InputFile;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.bounce.Bounce;
import dev.mailworthy.smtp.reply.bounce.BounceException;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds SMTP {@link SmtpReply replies} in the file or the text that the user gave, and classifies them. */
final class ReplySource {

    /** The beginning of a message: a header field (RFC 5322 section 2.2) or a mailbox's separator line (RFC 4155). */
    private static final Pattern MESSAGE = Pattern.compile("\\s{0,80}(?:[!-9;-~]{1,76}:|From \\S).*", Pattern.DOTALL);
    /** The number of characters that tell a message from other text. */
    private static final int BEGINNING = 200;

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,32}(-[A-Z0-9]{1,32}){1,8}");

    private final ReplyClassifier classifier = ReplyClassifier.over(ReplyCatalogue.bundled());
    private final Session session;

    ReplySource(Session session) {
        this.session = session;
    }

    /** @throws UsageException when the argument is no file and has no reply, or is a file that cannot be used */
    List<ExplainedReply> replies(String argument) {
        if (argument.equals("-")) {
            return content("standard input", standardInput());
        }
        Optional<Path> file = file(argument);
        return file.isPresent()
                ? content(argument, octets(file.get()))
                : reply(argument).orElseThrow(() -> new UsageException(complaint(argument)));
    }

    private byte[] standardInput() {
        try {
            return session.input().readNBytes(Bounce.LARGEST + 1);
        } catch (IOException e) {
            throw new UsageException("standard input: cannot be read");
        }
    }

    private static byte[] octets(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Bounce.LARGEST + 1);
        } catch (IOException e) {
            throw new UsageException(file + ": " + InputFile.problem(file, e));
        }
    }

    private static Optional<Path> file(String argument) {
        try {
            return Optional.of(Path.of(argument)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String complaint(String argument) {
        String lists = "\"mailworthy explain\" alone lists the codes";
        return CODE.matcher(argument).matches()
                ? "no finding has the code \"" + argument + "\"; " + lists
                : "\"" + argument + "\" is no finding's code and no file, and contains no reply of a mail server; "
                        + lists;
    }

    private List<ExplainedReply> content(String name, byte[] octets) {
        String text = new String(octets, 0, Math.min(octets.length, 1 << 16), StandardCharsets.UTF_8);
        String beginning = text.substring(0, Math.min(text.length(), BEGINNING));
        if (!MESSAGE.matcher(beginning).matches()) {
            return reply(text).orElseThrow(() -> new UsageException(name + ": contains no reply of a mail server"));
        }
        try {
            return Bounce.read(name, octets).recipients().stream()
                    .map(recipient -> ExplainedReply.of(recipient, classifier))
                    .toList();
        } catch (BounceException e) {
            return reply(text).orElseThrow(() -> new UsageException(String.valueOf(e.getMessage())));
        }
    }

    private Optional<List<ExplainedReply>> reply(String text) {
        return SmtpReply.find(text)
                .map(reply -> List.of(ExplainedReply.of(classifier.classify(reply, ReceiverHints.in(text)))));
    }
}
