package dev.mailworthy.cli.run;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The program's name and version, from the jar's manifest. */
public final class Version implements IVersionProvider {

    public static String text() {
        return "mailworthy "
                + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                        .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }
}
