package dev.mailworthy.cli.command;

import dev.mailworthy.cli.compare.CheckDiff;
import dev.mailworthy.cli.compare.Snapshot;
import dev.mailworthy.cli.option.FormOptions;
import dev.mailworthy.cli.recording.Recording;
import dev.mailworthy.cli.render.check.CheckDiffRenderer;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.json.JsonInput;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two reports. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description =
                "What changed between two checks of a domain: new, worse, now unknown, fixed, unchanged. A finding"
                        + " counts as fixed only if its check was answered.",
        footer = {
            "",
            "Exit codes: 0 nothing is worse, 1 a new warning, error or unanswered check,",
            "2 a new blocker, 64 usage."
        })
public final class DiffCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "The earlier check: a file that check --json printed or check --record wrote.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The later check, in one of the two forms.")
    private Path after = Path.of("");

    @Mixin
    private FormOptions form = new FormOptions();

    private final Session session;

    DiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Snapshot old = snapshot(before.toString());
        Snapshot now = snapshot(after.toString());
        if (!old.subject().equals(now.subject())) {
            throw new UsageException(
                    "the two reports are about different domains: " + old.subject() + " and " + now.subject());
        }
        CheckDiff diff = CheckDiff.between(old, now);
        form.printing(session, Optional.empty()).print(diff, new CheckDiffRenderer(), session.stamp());
        return diff.outcome().exitCode();
    }

    private static Snapshot snapshot(String file) {
        String text = Replay.text(file);
        if (Recording.isOne(text)) {
            Replay replay = Replay.of(file, text);
            return Snapshot.of(replay.report(), replay.recording().run().generatedAt());
        }
        try {
            return Snapshot.read(JsonInput.object(text));
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
    }
}
