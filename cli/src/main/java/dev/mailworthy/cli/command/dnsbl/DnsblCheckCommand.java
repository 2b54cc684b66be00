package dev.mailworthy.cli.command.dnsbl;

import dev.mailworthy.cli.option.ListChoice;
import dev.mailworthy.cli.option.RowOptions;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.dnsbl.DnsblRenderer;
import dev.mailworthy.cli.render.dnsbl.ListingRows;
import dev.mailworthy.cli.run.Run;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.DnsblReport;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.target.SpecialTargets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks lists about a few targets. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "Query blocklists about addresses or domains. \"Not listed\" counts only if the list passed its"
                + " self-test in this run.",
        footer = {"", "Exit codes, as Nagios has them: 0 clean, 2 listed, 3 unknown because a list", "went unanswered."
        })
final class DnsblCheckCommand implements Callable<Integer> {

    private static final int MOST_ADDRESSES = 256;

    @Parameters(
            arity = "1..*",
            paramLabel = "TARGET",
            description = "An IPv4 or IPv6 address, a network of up to 256 addresses, or a domain.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--special",
            description =
                    "Also query private, loopback and documentation addresses, for tests with your own resolver. A lab"
                            + " always does.")
    private boolean special;

    @Mixin
    private ListChoice lists = new ListChoice();

    @Mixin
    private RowOptions rows = new RowOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    DnsblCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Rendering rendering = rows.rendering(shared.rendering());
        Catalogue asked = lists.asked(session);
        Run run = shared.run(session, rendering);
        return rows.isCsv()
                ? run.<DnsblReport>measure(
                        (world, progress) -> check(world, asked),
                        DnsblRenderer::verdict,
                        (report, stamp) -> run.printing().rows(ListingRows.of(report)))
                : run.<DnsblReport>measure(
                        (world, progress) -> check(world, asked), new DnsblRenderer(), DnsblRenderer::verdict);
    }

    private DnsblReport check(Surroundings world, Catalogue asked) {
        SpecialTargets specials = special || shared.lab().isPresent() ? SpecialTargets.ASKED : SpecialTargets.REFUSED;
        try {
            return lists.over(world.dns(), asked, session.clock())
                    .check(targets.stream()
                            .flatMap(target -> single(target, specials))
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** The targets that one argument stands for. An address that the Internet does not route is refused, as by a sweep. */
    private static Stream<String> single(String target, SpecialTargets specials) {
        if (target.indexOf('/') < 0) {
            Target.parse(target).unmapped().address().ifPresent(specials::refuse);
            return Stream.of(target);
        }
        Cidr network = Cidr.parse(target).unmapped();
        int hostBits = network.network().family().bits() - network.prefix();
        if (hostBits > Integer.numberOfTrailingZeros(MOST_ADDRESSES)) {
            throw new IllegalArgumentException(target + " has more than " + MOST_ADDRESSES
                    + " addresses; for many there is: mailworthy dnsbl sweep " + network);
        }
        specials.refuseWhole(network);
        return specials.without(network).map(IpAddress::toString);
    }
}
