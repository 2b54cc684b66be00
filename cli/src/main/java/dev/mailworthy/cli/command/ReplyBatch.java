package dev.mailworthy.cli.command;

import dev.mailworthy.cli.render.check.ExplainedLine;
import dev.mailworthy.cli.render.check.ExplainedReply;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.text.BoundedLines;
import dev.mailworthy.core.text.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Explains one reply a line, and writes one JSON document a line. A line that cannot be read does not stop the others. */
final class ReplyBatch {

    /** The most octets of a line. */
    static final int LONGEST_LINE = 65_536;

    private final Session session;
    private final ReplySource source = new ReplySource();

    private ReplyBatch(Session session) {
        this.session = session;
    }

    static int run(String file, Session session) {
        if (file.equals("-")) {
            return run(file, session.input(), session);
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return run(file, in, session);
        } catch (InvalidPathException e) {
            throw new UsageException(file + ": there is no such file");
        } catch (IOException e) {
            throw new UsageException(file + ": " + InputFile.problem(Path.of(file), e));
        }
    }

    private static int run(String file, InputStream in, Session session) {
        try {
            new ReplyBatch(session).answer(BoundedLines.ofText(in, LONGEST_LINE));
            return 0;
        } catch (IOException e) {
            session.out().flush();
            throw new UsageException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private void answer(BoundedLines in) throws IOException {
        while (in.advance()) {
            if (!in.text().isBlank()) {
                write(explained(in));
            }
            if (!in.isReady()) {
                session.out().flush();
            }
        }
        session.out().flush();
    }

    private void write(ExplainedLine line) {
        session.out().print(line.text(session.stamp()));
        if (!line.error().isEmpty()) {
            session.tell("line " + line.number() + ": " + line.error());
        }
    }

    private ExplainedLine explained(BoundedLines line) {
        Optional<Object> id = Optional.empty();
        try {
            String text = line.text();
            if (line.isCut()) {
                throw new IllegalArgumentException("is longer than " + LONGEST_LINE + " octets");
            }
            if (text.stripLeading().startsWith("{")) {
                Members object = JsonInput.object(text);
                id = object.value("id");
                text = text(object);
            }
            List<ExplainedReply> replies = source.reply(text)
                    .orElseThrow(() -> new IllegalArgumentException("contains no reply of a mail server"));
            return new ExplainedLine(line.number(), id, replies, "");
        } catch (IllegalArgumentException e) {
            return new ExplainedLine(line.number(), id, List.of(), String.valueOf(e.getMessage()));
        }
    }

    private static String text(Members object) {
        if (object.value("text").orElse("") instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException("has no text");
    }
}
