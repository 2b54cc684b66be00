package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.AddressLook;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.option.EgressOptions;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.Profile;
import dev.mailworthy.dnsbl.target.SpecialTargets;
import dev.mailworthy.smtp.path.EgressRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at an address alone, with what the command line says about the ports. */
final class AddressCheck {

    private AddressCheck() {}

    /** @throws UsageException when no mail can come from the address */
    static AddressLook.Seen of(
            IpAddress address, Surroundings world, EgressOptions egress, Duration budget, Session session) {
        Clock clock = session.clock();
        SpecialTargets special =
                world.host().scope() == HostFacts.AddressScope.ALL ? SpecialTargets.ASKED : SpecialTargets.REFUSED;
        try {
            special.refuse(address);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + "; give the public address");
        }
        boolean own = world.host().addresses().contains(address);
        Optional<EgressRequest> ports = Optional.of(egress)
                .filter(options -> own)
                .map(options -> options.request(
                                world,
                                EgressOptions.ehlo(
                                        Optional.empty(), world.host().hostName()),
                                Optional.empty(),
                                budget)
                        .withFamilies(List.of(address.family())));
        Dnsbl lists = Dnsbl.over(
                world.dns(),
                Catalogue.bundled().profile(Profile.DELIVERABILITY),
                Keys.of(System.getenv()),
                List.of(),
                clock);
        PortProbe probe = PortProbe.over(
                world.dns(), world.route(), world.host(), egress.means(world, clock, said -> session.tell(said)));
        return world.stop()
                .interrupting(
                        () -> new AddressLook(world.dns(), lists, probe, special, ports).look(address, world.stop()));
    }
}
