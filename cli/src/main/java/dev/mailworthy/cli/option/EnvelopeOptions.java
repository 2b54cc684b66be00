package dev.mailworthy.cli.option;

import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.smtp.dialogue.value.Envelope;
import dev.mailworthy.smtp.path.EgressRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for MAIL and RCPT. These commands go only to servers that the user named. */
public final class EnvelopeOptions {

    @Option(
            names = "--mail-from",
            paramLabel = "ADDR",
            description = "With --rcpt: the mailbox for MAIL FROM. Use one that you read.")
    private @Nullable String mailFrom;

    @Option(
            names = "--rcpt",
            paramLabel = "ADDR",
            description =
                    "Also send MAIL and RCPT to the servers of --target, three at most: your own mailbox there, or"
                            + " their postmaster. No message follows. Receivers count such calls against you, so ask the"
                            + " operator of the server first. A greylisting server is tried once more if --timeout leaves"
                            + " time for the wait it asks for, mostly 5 minutes.")
    private @Nullable String rcpt;

    /** @throws UsageException when the server, the EHLO name or the addresses are missing */
    public EgressRequest with(EgressRequest request, boolean named) {
        if (mailFrom == null && rcpt == null) {
            return request;
        }
        if (mailFrom == null || rcpt == null) {
            throw new UsageException("MAIL and RCPT go together: name --mail-from ADDR and --rcpt ADDR");
        }
        if (!named) {
            throw new UsageException(
                    "--rcpt is only for servers of yours or of operators who agreed: name each with --target NAME");
        }
        if (request.ehlo().isEmpty()) {
            throw new UsageException("--rcpt needs a name for EHLO: --ehlo NAME");
        }
        try {
            return request.withEnvelope(new Envelope(mailFrom, rcpt));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
