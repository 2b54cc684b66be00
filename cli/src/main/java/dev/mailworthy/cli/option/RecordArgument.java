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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A record on the command line: its text, a file with its text after an at-sign, or the domain that publishes it. */
public sealed interface RecordArgument {

    /** The DNS carries no longer record. */
    int LONGEST = 65_536;

    /** A record's text, as a person copies it: with the quotation marks of a zone file around it, or as a line of one. */
    record Text(String record) implements RecordArgument {

        /** A line of a zone file, or its strings alone. Receivers join the strings without a space (RFC 7208 section 3.3). */
        private static final Pattern LINE =
                Pattern.compile("(?is)^(?:\\S+\\s+)?(?:[0-9]+\\s+)?(?:IN\\s+)?(?:TXT\\s+)?\\(?\\s*(\".*\")\\s*\\)?$");

        private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

        /** The text without the quotation marks of a zone file. */
        public String plain() {
            Matcher line = LINE.matcher(record.strip());
            if (!line.matches()) {
                return record;
            }
            StringBuilder joined = new StringBuilder();
            Matcher string = STRING.matcher(line.group(1));
            while (string.find()) {
                joined.append(string.group(1).replaceAll("\\\\(.)", "$1"));
            }
            return SpfRecord.parse(joined.toString()) instanceof SpfParse.NotSpf ? record : joined.toString();
        }

        /** What the text was meant to be, if receivers would not read it as SPF. */
        public Optional<NearMiss> unread() {
            return SpfRecord.parse(plain()) instanceof SpfParse.NotSpf ? NearMiss.of(record) : Optional.empty();
        }

        public SpfParse parse() {
            return SpfRecord.parse(unread().map(NearMiss::mended).orElse(plain()));
        }
    }

    record Published(DomainName domain) implements RecordArgument {}

    /** @throws UsageException when the argument is none of these */
    public static RecordArgument parse(String argument) {
        if (argument.toLowerCase(Locale.ROOT).startsWith("v=")
                || NearMiss.of(argument).isPresent()
                || !(new Text(argument).parse() instanceof SpfParse.NotSpf)) {
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
