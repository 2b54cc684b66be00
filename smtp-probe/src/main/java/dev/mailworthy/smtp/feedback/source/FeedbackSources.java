package dev.mailworthy.smtp.feedback.source;

import dev.mailworthy.core.text.InputFile;
import dev.mailworthy.core.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the files that a user names. A file that is named twice is read once. In a Maildir only {@code cur} and {@code new} are read,
 * in other folders all files whose names do not begin with a dot, with those of folders inside.
 */
public final class FeedbackSources {

    /** The most octets on standard input: one message, or one report. */
    private static final int MOST_INPUT = 64 << 20;
    /** The most files of all folders. */
    private static final int MOST_FILES = 1_000_000;
    /** The deepest folder inside a folder. */
    private static final int DEEPEST = 16;

    private final Map<Object, FeedbackSource> found = new LinkedHashMap<>();
    private final InputStream input;

    /**
     * No sources yet; {@link #add} adds them.
     *
     * @param input what {@code -} stands for
     */
    public FeedbackSources(InputStream input) {
        this.input = input;
    }

    /**
     * {@return a source in memory}
     *
     * @param name for people
     * @param octets a message, a report or an archive
     */
    public static FeedbackSource of(String name, byte[] octets) {
        return new GivenOctets(name, octets.clone());
    }

    /**
     * Adds a file, the files of a folder, or {@code -}.
     *
     * @param name a file or folder, or {@code -} for one message or report on standard input
     * @return this object
     * @throws IOException if there is none, or it cannot be read; the message is one line for people
     */
    public FeedbackSources add(String name) throws IOException {
        if (name.equals("-")) {
            if (!found.containsKey("-")) {
                found.put("-", new GivenOctets("-", input()));
            }
            return this;
        }
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            throw new IOException(Printable.text(name + ": is no name of a file"), e);
        }
        try {
            for (Path file : Files.isDirectory(path) ? files(path) : List.of(path)) {
                found.putIfAbsent(file.toRealPath(), new FeedbackFile(file));
            }
        } catch (FileSystemException e) {
            throw new IOException(Printable.text(path + ": " + InputFile.problem(path, e)), e);
        }
        return this;
    }

    private byte[] input() throws IOException {
        byte[] octets = input.readNBytes(MOST_INPUT + 1);
        if (octets.length > MOST_INPUT) {
            throw new IOException("-: is larger than " + MOST_INPUT + " octets; give a mailbox as a file");
        }
        return octets;
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new Visitor(folder, files));
        if (files.size() > MOST_FILES) {
            throw new IOException(folder + ": holds more than " + MOST_FILES + " files");
        }
        files.sort(null);
        return files;
    }

    /** Collects the files of a folder. */
    private static final class Visitor extends SimpleFileVisitor<Path> {

        private static final Set<String> MAILDIR = Set.of("cur", "new");

        private final Path top;
        private final List<Path> files;

        private Visitor(Path top, List<Path> files) {
            this.top = top;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean isMaildir = folder.getParent() != null && isMaildir(folder.getParent());
            boolean isHidden = !folder.equals(top) && isHidden(folder) && !isMaildir(folder);
            return isHidden || isMaildir && String.valueOf(folder.getFileName()).equals("tmp")
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path folder = file.getParent();
            boolean isBeside = folder != null && isMaildir(folder);
            if (attributes.isRegularFile() && !isHidden(file) && !isBeside) {
                files.add(file);
            }
            return files.size() <= MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        private static boolean isMaildir(Path folder) {
            return MAILDIR.stream().allMatch(name -> Files.isDirectory(folder.resolve(name)));
        }

        private static boolean isHidden(Path path) {
            return String.valueOf(path.getFileName()).startsWith(".");
        }
    }

    /** {@return the sources in the order in which they were named} */
    public List<FeedbackSource> all() {
        return List.copyOf(found.values());
    }
}
