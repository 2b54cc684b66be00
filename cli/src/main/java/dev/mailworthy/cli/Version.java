package dev.mailworthy.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Program and version, as the jar's manifest says it. */
final class Version implements IVersionProvider {

    static String text() {
        return "mailworthy "
                + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                        .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }
}
