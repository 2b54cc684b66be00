package dev.mailworthy.cli.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.cli.assess.port.SendingAddresses.Origin;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.cli.world.SystemHostFacts;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.provider.SystemIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The addresses that a check takes, and where they come from. */
class AddressChoiceTest {

    private static final String ZONE = """
            $ORIGIN .
            $TTL 60
            @ SOA ns.x. h.x. 1 2 3 4 5
            a.example. TXT "v=spf1 ip4:5.9.1.3 ip4:5.9.2.0/24 -all"
            a.example. MX 10 mx.a.example.
            a.example. A 5.9.1.5
            mx.a.example. A 5.9.1.4
            mail.a.example. A 5.9.1.1
            mail.a.example. A 5.9.1.2
            1.1.9.5.in-addr.arpa. PTR mail.a.example.
            2.1.9.5.in-addr.arpa. PTR someone.else.example.
            """;

    private record Host(List<IpAddress> addresses, List<IpAddress> routed, Optional<DomainName> hostName)
            implements HostFacts {

        static Host of(String addresses, String routed) {
            return new Host(list(addresses), list(routed), Optional.empty());
        }

        Host named(String name) {
            return new Host(addresses, routed, Optional.of(DomainName.parse(name)));
        }

        @Override
        public Optional<DomainName> mailDomain() {
            return Optional.empty();
        }

        @Override
        public SystemIdentity identity() {
            return new SystemIdentity(Set.of(), Map.of());
        }
    }

    private static List<IpAddress> list(String addresses) {
        return List.of(addresses.split(" ")).stream()
                .filter(text -> !text.isEmpty())
                .map(IpAddress::parse)
                .toList();
    }

    private static CheckRequest request(String... given) {
        RequestedSender sender = new RequestedSender(
                DomainName.parse("a.example"),
                List.of(given).stream().map(IpAddress::parse).toList(),
                Optional.empty());
        return new CheckRequest(
                sender,
                EgressRequest.defaults(),
                Duration.ofSeconds(1),
                OutlookChoice.everybody(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    }

    private static SendingAddresses choice(HostFacts host, String zone, CheckRequest request) throws ZoneFileException {
        return new AddressChoice(ZoneDns.parse("test.zone", zone), host).choose(request);
    }

    private static void assertChosen(SendingAddresses chosen, Origin origin, String addresses) {
        assertThat(chosen).isEqualTo(new SendingAddresses(list(addresses), origin));
    }

    private static SendingAddresses corrected(String own, Origin origin, String seen) throws Exception {
        HostFacts host = Host.of(own, "");
        return new AddressChoice(ZoneDns.parse("test.zone", ZONE), host)
                .corrected(new SendingAddresses(list(own), origin), list(seen));
    }

    @Test
    void whatMostReceiversSeeReplacesTheOwnAddressOfTheSameFamily() throws Exception {
        assertChosen(corrected("5.9.1.7 2a01::7", Origin.INTERFACES, "5.9.9.9"), Origin.RECEIVERS, "5.9.9.9 2a01::7");
        assertChosen(corrected("5.9.1.7 5.9.9.9", Origin.INTERFACES, "5.9.9.9"), Origin.INTERFACES, "5.9.1.7 5.9.9.9");
        assertChosen(corrected("5.9.1.7", Origin.INTERFACES, ""), Origin.INTERFACES, "5.9.1.7");
    }

    @Test
    void whatMostReceiversSeeReplacesAGuessAndNothingThatWasNamed() throws Exception {
        assertChosen(corrected("5.9.1.3 2a01::7", Origin.SPF_RECORD, "5.9.9.9"), Origin.RECEIVERS, "5.9.9.9");
        assertChosen(corrected("5.9.1.3", Origin.GIVEN, "5.9.9.9"), Origin.GIVEN, "5.9.1.3");
        assertChosen(corrected("5.9.1.3", Origin.RESPONDER, "5.9.9.9"), Origin.RESPONDER, "5.9.1.3");
    }

    @Test
    void aTemporaryAddressIsNoSendingAddress() throws Exception {
        HostFacts host = new HostFacts() {
            @Override
            public List<IpAddress> addresses() {
                return list("5.9.1.7 2a01::a1b2 2a01::7");
            }

            @Override
            public List<IpAddress> routed() {
                return list("2a01::a1b2");
            }

            @Override
            public List<IpAddress> temporary() {
                return list("2a01::a1b2");
            }

            @Override
            public Optional<DomainName> mailDomain() {
                return Optional.empty();
            }

            @Override
            public Optional<DomainName> hostName() {
                return Optional.empty();
            }

            @Override
            public SystemIdentity identity() {
                return new SystemIdentity(Set.of(), Map.of());
            }
        };
        SendingAddresses chosen = choice(host, ZONE, request());
        assertChosen(chosen, Origin.INTERFACES, "5.9.1.7 2a01::7");
        AddressChoice choice = new AddressChoice(ZoneDns.parse("test.zone", ZONE), host);
        assertThat(choice.corrected(chosen, list("2a01::a1b2"))).isEqualTo(chosen);
    }

    @Test
    void givenAddressesComeBeforeAllOthers() throws Exception {
        CheckRequest request = request("5.9.1.9")
                .withOutside(new OutsideView.Seen(
                        "far.test", List.of(new OutsideView.Sight(IpAddress.parse("5.9.1.8"), 25))));
        assertChosen(choice(Host.of("5.9.1.7", ""), ZONE, request), Origin.GIVEN, "5.9.1.9");
    }

    @Test
    void addressesThatAResponderSawComeBeforeTheHosts() throws Exception {
        OutsideView seen = new OutsideView.Seen(
                "far.test",
                List.of(
                        new OutsideView.Sight(IpAddress.parse("5.9.1.8"), 25),
                        new OutsideView.Sight(IpAddress.parse("2a00::8"), 2525)));
        SendingAddresses chosen = choice(Host.of("5.9.1.7", ""), ZONE, request().withOutside(seen));
        assertChosen(chosen, Origin.RESPONDER, "5.9.1.8 2a00::8");
        assertThat(chosen.unanswered()).isEmpty();
    }

    @Test
    void allPublicAddressesAreTakenAndThoseOfRoutesComeFirst() throws Exception {
        assertChosen(
                choice(Host.of("5.9.1.6 10.0.0.1 5.9.1.7 2a00::7", "5.9.1.7 2a00::7"), ZONE, request()),
                Origin.INTERFACES,
                "5.9.1.7 2a00::7 5.9.1.6");
    }

    @Test
    void behindTranslationTheEhloNameIsTheFirstGuessIfPtrConfirmsIt() throws Exception {
        SendingAddresses chosen = choice(Host.of("10.0.0.1", "10.0.0.1").named("mail.a.example"), ZONE, request());
        assertChosen(chosen, Origin.EHLO_NAME, "5.9.1.1");
        assertThat(chosen.unanswered()).isPresent();
    }

    /**
     * A plus sign is the qualifier pass. Other qualifiers do not pass an address. Networks are not used for a guess.
     */
    @Test
    void addressesInAnSpfRecordNeedTheQualifierPass() throws Exception {
        String zone = """
                $ORIGIN .
                $TTL 60
                @ SOA ns.x. h.x. 1 2 3 4 5
                a.example. TXT "V=SPF1 +IP4:5.9.1.3 ?ip4:5.9.1.4 -ip4:5.9.1.6 ip4:5.9.1.5/32 ip4:5.9.3.0/24 ip5:1 -all"
                """;
        assertChosen(choice(Host.of("10.0.0.1", ""), zone, request()), Origin.SPF_RECORD, "5.9.1.3 5.9.1.5");
    }

    /** Hosts of a service that take mail are not those that send it. */
    @Test
    void hostsOfOthersAreNotGuessed() throws Exception {
        String hosted = ZONE.replaceAll("(?m)^a.example. TXT.*$", "")
                .replaceAll(
                        "(?m)^a.example. MX.*$",
                        "a.example. MX 10 mx.mailservice.example.\nmx.mailservice.example. A 5.9.1.9");
        assertChosen(choice(Host.of("10.0.0.1", ""), hosted, request()), Origin.UNKNOWN, "");
    }

    @Test
    void theNextGuessesAreSpfThenMxThenTheDomain() throws Exception {
        Host host = Host.of("10.0.0.1", "");
        assertChosen(choice(host, ZONE, request()), Origin.SPF_RECORD, "5.9.1.3");
        String withoutSpf = ZONE.replaceAll("(?m)^a.example. TXT.*$", "");
        assertChosen(choice(host, withoutSpf, request()), Origin.MX_HOSTS, "5.9.1.4");
        String withoutMx = withoutSpf.replaceAll("(?m)^a.example. MX.*$", "");
        assertChosen(choice(host, withoutMx, request()), Origin.DOMAIN_ADDRESS, "5.9.1.5");
        String withoutAny = withoutMx.replaceAll("(?m)^a.example. A.*$", "");
        assertChosen(choice(host, withoutAny, request()), Origin.UNKNOWN, "");
    }

    @Test
    void anUnansweredReverseZoneConfirmsNoGuess() throws Exception {
        String silent = ZONE + ";fault servfail 1.1.9.5.in-addr.arpa.\n";
        assertChosen(
                choice(Host.of("10.0.0.1", "").named("mail.a.example"), silent, request()),
                Origin.SPF_RECORD,
                "5.9.1.3");
    }

    @Test
    void theRoutesOfThisMachineAreLookedUpWithoutNetwork() {
        assertThat(SystemHostFacts.of().routed()).hasSizeLessThanOrEqualTo(2);
    }
}
