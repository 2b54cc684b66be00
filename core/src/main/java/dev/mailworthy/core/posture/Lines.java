package dev.mailworthy.core.posture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The data files of this package: one entry a line, comments after a hash sign. */
final class Lines {

    private Lines() {}

    static List<String> of(String file) {
        InputStream found = Lines.class.getResourceAsStream(file);
        if (found == null) {
            throw new IllegalStateException("the module lacks its file " + file);
        }
        try (BufferedReader in = new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
            return in.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
