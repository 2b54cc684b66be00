package dev.mailworthy.cli.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Where the program comes from, as the build wrote it down (src/build/java/BuildFacts.java). */
public final class Version implements IVersionProvider {

    /** The program's name and version. */
    public static String text() {
        return name(facts());
    }

    /** The version, the commit, the Java that runs it, and the dates of the data, one a line. */
    public static List<String> lines() {
        Properties facts = facts();
        List<String> lines = new ArrayList<>();
        lines.add(name(facts));
        of(facts, "commit")
                .ifPresent(commit -> lines.add("commit " + commit
                        + of(facts, "committed").map(date -> " of " + date).orElse("")));
        lines.add("Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vendor") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        of(facts, "data").ifPresent(data -> lines.add("data: " + data));
        return lines;
    }

    @Override
    public String[] getVersion() {
        return lines().toArray(String[]::new);
    }

    private static String name(Properties facts) {
        return "mailworthy " + of(facts, "version").orElse("development");
    }

    private static Optional<String> of(Properties facts, String key) {
        return Optional.ofNullable(facts.getProperty(key));
    }

    /** Empty where no build wrote any, as in an IDE. */
    private static Properties facts() {
        Properties facts = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                facts.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }
}
