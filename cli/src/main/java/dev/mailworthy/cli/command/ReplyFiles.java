package dev.mailworthy.cli.command;

import dev.mailworthy.cli.render.check.ReplyGroups;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.core.text.BoundedLines;
import dev.mailworthy.core.text.InputFile;
import dev.mailworthy.smtp.reply.RefusalLine;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.bounce.Bounce;
import dev.mailworthy.smtp.reply.bounce.BounceException;
import dev.mailworthy.smtp.reply.bounce.Mailbox;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Explains all refusals in files: messages, mailboxes, folders of messages (Maildir), and logs of mail servers. */
final class ReplyFiles {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    /** Lines of a log that tell it from a text about one refusal. */
    private static final int LOG_LINES = 2;

    private final Session session;
    private final ReplySource source = new ReplySource();
    private final ReplyGroups groups = new ReplyGroups();
    private final List<String> problems = new ArrayList<>();

    ReplyFiles(Session session) {
        this.session = session;
    }

    /** Reads files, folders and, for {@code -}, standard input. What cannot be read is a problem, and the rest goes on. */
    ReplyGroups read(List<String> names) {
        names.forEach(this::read);
        return groups;
    }

    /** One line each, with the file's name. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private void read(String name) {
        if (name.equals("-")) {
            opened("standard input", session.input());
        } else if (Files.isDirectory(Path.of(name))) {
            folder(Path.of(name));
        } else {
            file(Path.of(name));
        }
    }

    private void folder(Path folder) {
        int before = problems.size();
        boolean isMaildir = Files.isDirectory(folder.resolve("cur"));
        List<Path> messages = new ArrayList<>();
        for (Path part : isMaildir ? List.of(folder.resolve("cur"), folder.resolve("new")) : List.of(folder)) {
            messages.addAll(files(part));
        }
        messages.forEach(this::message);
        if (messages.isEmpty() && problems.size() == before) {
            problems.add(folder + ": holds no message");
        }
    }

    private List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            problems.add(folder + ": cannot be read");
            return List.of();
        }
    }

    private void message(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            message(file.toString(), in.readNBytes(Bounce.LARGEST + 1));
        } catch (IOException e) {
            problems.add(file + ": " + InputFile.problem(file, e));
        }
    }

    /** A message of a collection: many hold no refusal, which is no problem. */
    private void message(String place, byte[] octets) {
        try {
            groups.add(place, source.content(place, octets));
        } catch (BounceException e) {
            groups.without();
        }
    }

    private void file(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            opened(file.toString(), in);
        } catch (IOException e) {
            problems.add(file + ": " + InputFile.problem(file, e));
        }
    }

    private void opened(String name, InputStream raw) {
        try {
            InputStream in = new BufferedInputStream(unpacked(new BufferedInputStream(raw)), ReplySource.LONGEST);
            in.mark(ReplySource.LONGEST);
            byte[] beginning = in.readNBytes(ReplySource.LONGEST - 1);
            in.reset();
            String text = new String(beginning, StandardCharsets.UTF_8);
            if (Mailbox.begins(beginning)) {
                mailbox(name, new Mailbox(in));
            } else if (!ReplySource.isMessage(text) && isLog(text)) {
                log(name, BoundedLines.ofText(in, ReplyBatch.LONGEST_LINE));
            } else {
                groups.add(name, source.content(name, in.readNBytes(Bounce.LARGEST + 1)));
            }
        } catch (BounceException e) {
            problems.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            problems.add(name + ": cannot be read");
        }
    }

    /** Logs of the last weeks are often packed by gzip. */
    private static InputStream unpacked(InputStream in) throws IOException {
        in.mark(2);
        boolean isPacked = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        return isPacked ? new GZIPInputStream(in) : in;
    }

    private static boolean isLog(String text) {
        return text.lines().filter(RefusalLine::isLine).limit(LOG_LINES).count() == LOG_LINES;
    }

    private void mailbox(String name, Mailbox mailbox) throws IOException {
        int number = 0;
        for (Optional<byte[]> next = mailbox.next(); next.isPresent(); next = mailbox.next()) {
            message(name + " message " + ++number, next.get());
        }
    }

    private void log(String name, BoundedLines lines) throws IOException {
        long before = groups.found();
        while (lines.advance()) {
            String text = lines.text();
            Optional<SmtpReply> refusal = RefusalLine.refusal(text);
            if (refusal.isPresent()) {
                groups.add(name + " line " + lines.number(), source.explained(refusal.get(), text));
            } else if (RefusalLine.isIncoming(text)) {
                groups.incoming();
            }
        }
        if (groups.found() == before) {
            problems.add(name + ": contains no reply of a mail server");
        }
    }
}
