package dev.mailworthy.cli;

import dev.mailworthy.cli.render.SpfRenderer;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.SpfRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** check_host() for one SMTP session. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Evaluate SPF as a receiver does.",
        footer = {"", "Exit codes: 0 pass, 1 none, neutral or softfail, 2 fail or permerror, 3 temperror."})
final class SpfCheckCommand implements Callable<Integer> {

    @Option(names = "--ip", required = true, paramLabel = "ADDRESS", description = "The client's address.")
    private @Nullable IpAddress ip;

    @Option(
            names = "--mail-from",
            paramLabel = "ADDR",
            description = "The mailbox in MAIL FROM; \"\" is the null reverse-path, which is checked by the HELO name.")
    private @Nullable String mailFrom;

    @Option(names = "--helo", paramLabel = "NAME", description = "The name in HELO or EHLO.")
    private @Nullable String helo;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        SpfRequest request = request();
        return Run.of(spec, shared)
                .<SpfCheck>measure(
                        (world, progress) -> Spf.over(world.dns()).check(request),
                        new SpfRenderer(),
                        SpfRenderer::verdict);
    }

    private SpfRequest request() {
        if (mailFrom == null && helo == null) {
            throw new UsageException("whose mail? Name --mail-from ADDR or --helo NAME");
        }
        if ((mailFrom == null || mailFrom.isEmpty()) && (helo == null || helo.isEmpty())) {
            throw new UsageException("the null reverse-path is checked by the HELO name: name --helo NAME");
        }
        return new SpfRequest(
                java.util.Objects.requireNonNull(ip), mailFrom == null ? "" : mailFrom, helo == null ? "" : helo);
    }
}
