package dev.mailworthy.cli.lab;

import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.provider.SystemIdentity;
import java.util.List;
import java.util.Optional;

/** The host that a {@link Lab} pretends to run on. */
record LabHost(LabSender sender) implements HostFacts {

    @Override
    public List<IpAddress> addresses() {
        return sender.addresses();
    }

    @Override
    public Optional<DomainName> mailDomain() {
        return Optional.of(sender.domain());
    }

    @Override
    public Optional<DomainName> hostName() {
        return sender.hostName();
    }

    @Override
    public SystemIdentity identity() {
        return sender.identity();
    }

    @Override
    public AddressScope scope() {
        return AddressScope.ALL;
    }
}
