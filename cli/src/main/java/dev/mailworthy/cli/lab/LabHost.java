package dev.mailworthy.cli.lab;

import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.provider.SystemIdentity;
import java.util.List;
import java.util.Optional;

/** The host a lab pretends to run on. */
record LabHost(LabDescription description) implements HostFacts {

    @Override
    public List<IpAddress> addresses() {
        return description.addresses();
    }

    @Override
    public Optional<DomainName> mailDomain() {
        return Optional.of(description.subject());
    }

    @Override
    public Optional<DomainName> hostName() {
        return description.ehlo();
    }

    @Override
    public SystemIdentity identity() {
        return description.identity();
    }

    @Override
    public AddressScope scope() {
        return AddressScope.ALL;
    }
}
