package dev.mailworthy.cli.run;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the settings of a run may stand, the first place first: variables of the environment, the file of the project, and the
 * file of the user.
 *
 * @param project {@code mailworthy.yml} in the current folder
 * @param user {@code mailworthy/config.yml} in the folder of the user's settings
 */
public record SettingPlaces(Map<String, String> environment, Optional<Path> project, Optional<Path> user) {

    /** The beginning of each variable. */
    public static final String VARIABLE = "MAILWORTHY_";

    public SettingPlaces {
        environment = Map.copyOf(environment);
    }

    /** No place: only options count. */
    public static SettingPlaces none() {
        return new SettingPlaces(Map.of(), Optional.empty(), Optional.empty());
    }

    /** The places of a process (XDG Base Directory Specification). A relative {@code XDG_CONFIG_HOME} is left out, as it says. */
    public static SettingPlaces of(Map<String, String> environment) {
        Optional<Path> folder = path(environment.getOrDefault("XDG_CONFIG_HOME", ""))
                .filter(Path::isAbsolute)
                .or(() -> path(environment.getOrDefault("HOME", ""))
                        .filter(Path::isAbsolute)
                        .map(home -> home.resolve(".config")));
        return new SettingPlaces(
                environment, path("mailworthy.yml"), folder.map(each -> each.resolve("mailworthy/config.yml")));
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether one of them may have a setting. It looks for the files and reads none. */
    public boolean mayHaveSettings() {
        return environment.keySet().stream().anyMatch(name -> name.startsWith(VARIABLE))
                || project.filter(SettingPlaces::isThere).isPresent()
                || user.filter(SettingPlaces::isThere).isPresent();
    }

    /** Whether there is such a file, of whatever kind; a broken link counts. */
    public static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
