package dev.mailworthy.cli.option;

import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.text.FileExposure;
import dev.mailworthy.smtp.responder.value.KeyFile;
import dev.mailworthy.smtp.responder.value.ResponderException;
import dev.mailworthy.smtp.responder.value.ResponderKey;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the key that a responder and its visitors share. The key itself is never on the command line. */
public final class KeyOption {

    static final String VARIABLE = "MAILWORTHY_RESPONDER_KEY";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The file with the key that the responder and its visitors share. Default: the key in the"
                    + " environment variable MAILWORTHY_RESPONDER_KEY.")
    private @Nullable Path file;

    /** Whether the user named a key file. */
    boolean isNamed() {
        return file != null;
    }

    /**
     * @param session warns the user when others may read the file
     * @throws UsageException when there is no key
     */
    public ResponderKey read(Map<String, String> environment, Session session) {
        try {
            if (file != null) {
                KeyFile key = new KeyFile(file);
                ResponderKey read = key.read();
                if (key.exposure() == FileExposure.READABLE) {
                    session.tell(file + " is not its owner's alone; mend it: chmod 600");
                }
                read.forEachForm(session.secrets()::add);
                return read;
            }
            String text = environment.getOrDefault(VARIABLE, "");
            if (text.isEmpty()) {
                throw new UsageException("no key is given: name --key FILE, or set " + VARIABLE);
            }
            ResponderKey read = ResponderKey.parse(text);
            read.forEachForm(session.secrets()::add);
            return read;
        } catch (ResponderException e) {
            throw new UsageException((file == null ? VARIABLE + ": " : "") + said(e));
        }
    }

    private static String said(ResponderException refused) {
        return refused.problems().stream()
                .map(problem -> HintText.after(problem.text(), problem.hint()))
                .collect(Collectors.joining("; "));
    }
}
