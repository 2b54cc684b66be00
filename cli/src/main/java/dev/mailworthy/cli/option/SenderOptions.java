package dev.mailworthy.cli.option;

import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.OutlookChoice;
import dev.mailworthy.cli.assess.RequestedSender;
import dev.mailworthy.cli.lab.RunningLab;
import dev.mailworthy.cli.run.NamedSender;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.receiver.Tier;
import dev.mailworthy.smtp.message.MailMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about the sender. What they do not name comes from the lab, then from this host, then from the given message. */
public final class SenderOptions {

    @Option(
            names = "--ip",
            paramLabel = "ADDRESS",
            description =
                    "A public address that your mail leaves from. Repeatable. Default: the addresses of this machine.")
    private List<IpAddress> addresses = new ArrayList<>();

    @Option(
            names = "--sender",
            paramLabel = "IP=NAME",
            description = "An address of a pool, and the name that your mail server sends in EHLO from this address."
                    + " Repeatable.")
    private List<String> senders = new ArrayList<>();

    @Option(
            names = "--ehlo",
            paramLabel = "NAME",
            description =
                    "The name that your mail server sends in EHLO, or an address literal like [192.0.2.1]. Default:"
                            + " the full host name of this machine.")
    private @Nullable EhloName ehlo;

    @Option(names = "--bulk", description = "Also apply the rules for senders of thousands of messages a day.")
    private boolean bulk;

    @Option(
            names = "--from",
            paramLabel = "DOMAIN",
            description = "The domain in the From header field. Default: the checked domain.")
    private @Nullable DomainName from;

    @Option(
            names = "--mail-from",
            paramLabel = "DOMAIN",
            description = "The domain in MAIL FROM, which SPF checks. Default: the checked domain.")
    private @Nullable DomainName mailFrom;

    @Option(
            names = "--dkim-selector",
            paramLabel = "NAME",
            description =
                    "A DKIM selector in use: the s= in the DKIM-Signature of your mail. Repeatable. Default: usual"
                            + " names are tried.")
    private List<DomainName> selectors = new ArrayList<>();

    public boolean namesAddresses() {
        return !addresses.isEmpty() || !senders.isEmpty();
    }

    public Tier tier() {
        return bulk ? Tier.BULK : Tier.ALL;
    }

    /**
     * The request of a check. In the lab of a bulk sender the requirements are those for bulk senders.
     *
     * @param named the domain to check; without it, the domain of the lab, of this host or of the message
     */
    public CheckRequest request(
            Optional<DomainName> named,
            Surroundings world,
            EgressOptions egress,
            Duration budget,
            OutlookChoice outlook,
            Optional<MailMessage> message) {
        DomainName subject = named.or(world.host()::mailDomain)
                .or(() -> message.flatMap(MailMessage::fromDomain))
                .orElseThrow(
                        () -> new UsageException("no domain is given: name it after the command, like example.org"));
        Map<IpAddress, EhloName> names = NamedSender.parse(senders);
        Optional<EhloName> said =
                Optional.ofNullable(ehlo).or(() -> names.values().stream().findFirst());
        List<IpAddress> all = Stream.concat(addresses.stream(), names.keySet().stream())
                .distinct()
                .toList();
        RequestedSender sender = new RequestedSender(
                        subject, all, Optional.ofNullable(ehlo), identities(subject, world, message))
                .withNames(names);
        CheckRequest request = new CheckRequest(
                sender,
                egress.request(world, EgressOptions.ehlo(said, world.host().hostName()), Optional.of(subject), budget),
                budget,
                inWorld(outlook, world));
        return message.map(request::withMessage).orElse(request);
    }

    private RequestedSender.Identities identities(
            DomainName subject, Surroundings world, Optional<MailMessage> message) {
        return new RequestedSender.Identities(
                Optional.ofNullable(from)
                        .or(() -> message.flatMap(MailMessage::fromDomain))
                        .orElse(subject),
                Optional.ofNullable(mailFrom)
                        .or(() -> message.flatMap(MailMessage::returnPathDomain))
                        .orElse(subject),
                selectors.isEmpty() ? world.lab().map(RunningLab::selectors).orElse(List.of()) : selectors);
    }

    /** A lab has its own kind of sender, and one with a log its own time. */
    private static OutlookChoice inWorld(OutlookChoice outlook, Surroundings world) {
        OutlookChoice timed = world.lab()
                .flatMap(RunningLab::log)
                .map(log -> outlook.by(Clock.fixed(log.now(), ZoneOffset.UTC)))
                .orElse(outlook);
        return world.lab()
                .map(RunningLab::tier)
                .filter(Tier.BULK::equals)
                .map(timed::as)
                .orElse(timed);
    }
}
