package dev.mailworthy.cli;

import dev.mailworthy.cli.render.DnsblRenderer;
import dev.mailworthy.dnsbl.Catalogue;
import dev.mailworthy.dnsbl.CatalogueException;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.DnsblReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What lists say about a few targets. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Ask lists about addresses or domains. \"Not listed\" counts only from a list whose own test entries"
                        + " answered rightly in the same run.",
        footer = {"", "Exit codes: 0 clean, 2 listed, 3 unknown because a list went unanswered."})
final class DnsblCheckCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "TARGET", description = "An IPv4 or IPv6 address, or a domain.")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--list", paramLabel = "ID", description = "Ask this list alone. Repeatable.")
    private List<String> lists = new ArrayList<>();

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description = "Take the lists from this YAML file instead of the bundled ones.")
    private @Nullable Path catalogue;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Catalogue asked = catalogue();
        return Run.of(spec, shared)
                .<DnsblReport>measure(
                        (world, progress) -> check(world, asked), new DnsblRenderer(), DnsblRenderer::verdict);
    }

    private DnsblReport check(Surroundings world, Catalogue asked) {
        try {
            return Dnsbl.over(world.dns(), asked).check(targets);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Catalogue catalogue() {
        try {
            Catalogue all = catalogue == null ? Catalogue.bundled() : Catalogue.load(catalogue);
            return lists.isEmpty() ? all : all.only(lists);
        } catch (CatalogueException | IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
