package dev.mailworthy.cli.option;

import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.InputFile;
import dev.mailworthy.spf.record.NearMiss;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** A record on the command line: its text, a file with its text after an at-sign, or the domain that publishes it. */
public sealed interface RecordArgument {

    /** The DNS carries no longer record. */
    int LONGEST = 65_536;

    record Text(String record) implements RecordArgument {
        public SpfParse parse() {
            return SpfRecord.parse(NearMiss.of(record).map(NearMiss::mended).orElse(record));
        }
    }

    record Published(DomainName domain) implements RecordArgument {}

    /** @throws UsageException when the argument is none of these */
    public static RecordArgument parse(String argument) {
        if (argument.toLowerCase(Locale.ROOT).startsWith("v=")
                || NearMiss.of(argument).isPresent()) {
            if (argument.length() > LONGEST) {
                throw new UsageException("the record has more than " + LONGEST + " characters");
            }
            return new Text(argument);
        }
        try {
            return argument.startsWith("@")
                    ? new Text(InputFile.text(Path.of(argument.substring(1)), LONGEST, StandardCharsets.ISO_8859_1)
                            .strip())
                    : new Published(DomainName.parse(argument));
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
