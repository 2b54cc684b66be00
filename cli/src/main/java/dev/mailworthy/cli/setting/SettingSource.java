package dev.mailworthy.cli.setting;

import java.nio.file.Path;

/** Where the value of a setting stands. */
public sealed interface SettingSource {

    /** The source in words: {@code MAILWORTHY_TIMEOUT} or {@code mailworthy.yml:3}. */
    String text();

    /** A variable of the environment. */
    record Variable(String name) implements SettingSource {
        @Override
        public String text() {
            return name;
        }
    }

    /**
     * A line of a file.
     *
     * @param line from 1
     * @param isProject whether it is the project's file, or else the user's
     */
    record Line(Path file, int line, boolean isProject) implements SettingSource {
        @Override
        public String text() {
            return file + ":" + line;
        }
    }
}
