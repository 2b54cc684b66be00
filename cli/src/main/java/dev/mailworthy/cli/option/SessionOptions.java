package dev.mailworthy.cli.option;

import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.result.SpfRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the client of an SMTP session: its address, its HELO name and its MAIL FROM. */
public final class SessionOptions {

    @Option(names = "--ip", paramLabel = "ADDRESS", description = "The address of the sending server.")
    private @Nullable IpAddress ip;

    @Option(
            names = "--mail-from",
            paramLabel = "ADDR",
            description = "The mailbox in MAIL FROM. \"\" is the empty sender of bounces; it needs --helo.")
    private @Nullable String mailFrom;

    @Option(names = "--helo", paramLabel = "NAME", description = "The name that the server sends in HELO or EHLO.")
    private @Nullable String helo;

    public SpfRequest request() {
        if (ip == null) {
            throw new UsageException("no address is given: name --ip ADDRESS");
        }
        if (mailFrom == null && helo == null) {
            throw new UsageException("no sender is given: name --mail-from ADDR or --helo NAME");
        }
        if (mailFrom == null) {
            return SpfRequest.helo(ip, heloName());
        }
        return new SpfRequest(ip, mailFrom, mailFrom.isEmpty() ? heloName() : helo == null ? "" : helo);
    }

    private String heloName() {
        if (helo == null || helo.isEmpty()) {
            throw new UsageException("the null reverse-path is checked by the HELO name: name --helo NAME");
        }
        return helo;
    }
}
