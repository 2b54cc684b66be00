package dev.mailworthy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the sources of the modules beside this one. */
final class SourceText {

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern OPTION = Pattern.compile("(?<![-\\w])--[a-z][a-z-]+");

    private SourceText() {}

    /** String literals that name an option of a command line, as {@code File.java: "literal"}. */
    static List<String> literalsWithOptions(String... modules) throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : modules) {
            for (Path file : sources(module)) {
                for (String line : Files.readAllLines(file)) {
                    if (!isComment(line)) {
                        LITERAL.matcher(line)
                                .results()
                                .filter(literal ->
                                        OPTION.matcher(literal.group()).find())
                                .forEach(literal -> found.add(file.getFileName() + ": " + literal.group()));
                    }
                }
            }
        }
        return found;
    }

    private static List<Path> sources(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            if (sources.isEmpty()) {
                throw new IllegalStateException("no sources of " + module);
            }
            return sources;
        }
    }

    private static boolean isComment(String line) {
        String text = line.strip();
        return text.startsWith("*") || text.startsWith("/*") || text.startsWith("//");
    }
}
