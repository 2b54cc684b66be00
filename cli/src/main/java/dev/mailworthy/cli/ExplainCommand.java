package dev.mailworthy.cli;

import dev.mailworthy.cli.render.Explanation;
import dev.mailworthy.core.FindingType;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a code means, offline. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "What a finding's code means and what to do about it. Offline. Without a code: all codes.")
final class ExplainCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "A finding's code, like PTR-MISSING.")
    private @Nullable String code;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(code == null ? Explanation.of(FindingTypes.all()) : explained(code));
        return 0;
    }

    private static String explained(String wanted) {
        FindingType type = FindingTypes.byCode(wanted.strip())
                .orElseThrow(() -> new UsageException(
                        "no finding has the code \"" + wanted + "\"; \"mailworthy explain\" alone lists them all"));
        return Explanation.of(type);
    }
}
