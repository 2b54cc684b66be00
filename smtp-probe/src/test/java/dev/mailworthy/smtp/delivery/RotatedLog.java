package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.source.PackedOctets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A log in a folder, as a logging service writes it and logrotate turns it: {@code mail.log}, {@code mail.log.1} and so on. */
final class RotatedLog {

    private final Path folder;
    private final Path current;
    private int rotations;

    RotatedLog(Path folder) {
        this.folder = folder;
        this.current = folder.resolve("mail.log");
    }

    void append(String text) throws IOException {
        Files.writeString(current, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Renames the log. The service goes on in a new file. */
    void rename() throws IOException {
        shift();
        Files.move(current, old(1));
        Files.createFile(current);
    }

    /** Copies the log and empties it. */
    void copyAndTruncate() throws IOException {
        shift();
        Files.copy(current, old(1));
        Files.newByteChannel(current, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
    }

    /** Packs an old log, which then has another name. */
    void pack(int age, PackedOctets packing) throws IOException {
        Path file = old(age);
        if (age > rotations || !Files.exists(file)) {
            return;
        }
        try (OutputStream packed = packing.into(Files.newOutputStream(packed(age, packing)))) {
            Files.copy(file, packed);
        }
        Files.delete(file);
    }

    private void shift() throws IOException {
        for (int age = rotations; age >= 1; age--) {
            moveIfThere(old(age), old(age + 1));
            for (PackedOctets packing : PackedOctets.values()) {
                moveIfThere(packed(age, packing), packed(age + 1, packing));
            }
        }
        rotations++;
    }

    private static void moveIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path old(int age) {
        return folder.resolve("mail.log." + age);
    }

    private Path packed(int age, PackedOctets packing) {
        return folder.resolve("mail.log." + age + "." + packing.name().toLowerCase(Locale.ROOT));
    }

    int rotations() {
        return rotations;
    }

    /** All files, in an order made by chance. */
    List<Path> files(Random random) throws IOException {
        List<Path> files = new ArrayList<>();
        try (var all = Files.list(folder)) {
            all.sorted().forEach(files::add);
        }
        Collections.shuffle(files, random);
        return files;
    }
}
