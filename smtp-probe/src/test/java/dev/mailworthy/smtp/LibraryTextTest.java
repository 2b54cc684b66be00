package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of this library name no command and no option, because the library does not know the command line. */
class LibraryTextTest {

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern OPTION = Pattern.compile("(?<![A-Za-z0-9-])--[a-z]|mailworthy [a-z]+ ");

    @Test
    void noTextNamesAnOptionOrACommand() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<String> named = files.filter(Files::isRegularFile)
                    .flatMap(file -> literals(file)
                            .filter(literal -> OPTION.matcher(literal).find())
                            .map(literal -> file + ": " + literal))
                    .toList();
            assertThat(named).isEmpty();
        }
    }

    private static Stream<String> literals(Path file) {
        try {
            return LITERAL.matcher(Files.readString(file)).results().map(found -> found.group());
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
