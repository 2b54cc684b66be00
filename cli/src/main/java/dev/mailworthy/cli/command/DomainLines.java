package dev.mailworthy.cli.command;

import dev.mailworthy.cli.option.SubjectArgument;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.BoundedLines;
import dev.mailworthy.core.text.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads domains from arguments and files. A line that names no domain is reported with its number; the others count. */
final class DomainLines {

    /** More domains are no list that one machine checks. */
    private static final int MOST = 100_000;

    private static final int MOST_LINES = 1_000_000;

    /** A file may be wrong as a whole. Then a few lines show it. */
    private static final int MOST_REPORTED = 20;

    private final Session session;
    private final Map<DomainName, String> places = new LinkedHashMap<>();
    private int leftOut;

    DomainLines(Session session) {
        this.session = session;
    }

    /** @throws UsageException with one line if a text is no domain */
    void addArguments(List<String> texts) {
        for (String text : texts) {
            try {
                add(text, "the command line");
            } catch (IllegalArgumentException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Adds the domains of a file, one a line. A text after a hash is a comment.
     *
     * @param file a name, or {@code -} for standard input
     * @throws UsageException with one line when the file cannot be read
     */
    void addFile(String file) {
        if (file.equals("-")) {
            addLines("standard input", session.input());
            return;
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            addLines(file, in);
        } catch (InvalidPathException e) {
            throw new UsageException(file + ": there is no such file");
        } catch (IOException e) {
            throw new UsageException(file + ": " + InputFile.problem(Path.of(file), e));
        }
    }

    private void addLines(String file, InputStream in) {
        BoundedLines lines = BoundedLines.ofText(in, ReplyBatch.LONGEST_LINE);
        try {
            while (lines.advance()) {
                if (lines.number() > MOST_LINES) {
                    throw new UsageException(file + ": has more than " + MOST_LINES + " lines");
                }
                addLine(file, lines);
            }
        } catch (IOException e) {
            throw new UsageException(file + ": cannot be read: " + e.getMessage());
        }
        if (leftOut > MOST_REPORTED) {
            session.tell(file + ": " + (leftOut - MOST_REPORTED) + " more lines name no domain (left out)");
        }
    }

    private void addLine(String file, BoundedLines line) {
        String text = line.text().replaceFirst("#.*", "").strip();
        if (text.isEmpty() && !line.isCut()) {
            return;
        }
        String place = file + " line " + line.number();
        try {
            if (line.isCut()) {
                throw new IllegalArgumentException("the line is longer than " + ReplyBatch.LONGEST_LINE + " octets");
            }
            add(text, place);
        } catch (IllegalArgumentException e) {
            leftOut++;
            if (leftOut <= MOST_REPORTED) {
                session.tell(place + ": " + e.getMessage() + " (left out)");
            }
        }
    }

    private void add(String text, String place) {
        SubjectArgument subject = SubjectArgument.parse(text);
        DomainName domain = subject.domain()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is no domain: a list holds domains, like example.org"));
        if (places.size() >= MOST && !places.containsKey(domain)) {
            throw new UsageException("more than " + MOST + " domains: give them to several runs");
        }
        String before = places.putIfAbsent(domain, place);
        if (before != null) {
            session.tell(place + ": " + domain + " is checked once; it stands in " + before + " too");
        } else {
            subject.notice().ifPresent(notice -> session.tell(place + ": " + notice));
        }
    }

    /** The domains in the order of the input, each once. */
    List<DomainName> domains() {
        return new ArrayList<>(places.keySet());
    }

    /** The number of lines that name no domain. */
    int leftOut() {
        return leftOut;
    }
}
