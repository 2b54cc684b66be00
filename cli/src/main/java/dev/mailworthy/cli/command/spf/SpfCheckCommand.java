package dev.mailworthy.cli.command.spf;

import dev.mailworthy.cli.option.RowOptions;
import dev.mailworthy.cli.option.SessionOptions;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.spf.BatchLine;
import dev.mailworthy.cli.render.spf.SpfRenderer;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.spf.publish.SpfPublisher;
import dev.mailworthy.spf.publish.SpfReport;
import dev.mailworthy.spf.result.SpfRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates check_host() (RFC 7208 section 4) for one SMTP session, or for many. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Evaluate SPF as a receiver does.",
        footer = {"", "Exit codes: 0 pass, 1 none, neutral or softfail, 2 fail or permerror, 3", "temperror."})
final class SpfCheckCommand implements Callable<Integer> {

    @Mixin
    private SessionOptions smtp = new SessionOptions();

    @Option(
            names = "--batch",
            paramLabel = "FILE|-",
            description =
                    "Read JSON objects {id, ip, mailFrom, helo}, one on each line, and print one result on each line,"
                            + " in order. Exit codes: 0 the DNS answered for every valid line, 3 it did not, or no line"
                            + " was valid.")
    private @Nullable Path batch;

    @Mixin
    private RowOptions rows = new RowOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    SpfCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Rendering rendering = rows.rendering(shared.rendering());
        if (batch != null) {
            return SpfBatch.run(
                    batch.toString(), session, shared, rows.isCsv() ? BatchLine.Form.CSV : BatchLine.Form.JSON);
        }
        if (rows.isCsv()) {
            throw new UsageException("--format csv goes with --batch");
        }
        SpfRequest request = smtp.request();
        return shared.run(session, rendering)
                .<SpfReport>measure(
                        (world, progress) -> SpfPublisher.over(world.dns()).check(request),
                        new SpfRenderer(),
                        report -> SpfRenderer.verdict(report.checks().get(0)));
    }
}
