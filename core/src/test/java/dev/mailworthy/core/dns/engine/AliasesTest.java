package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.alias.Aliases;
import dev.mailworthy.core.dns.patch.OverlayDns;
import dev.mailworthy.core.dns.patch.PatchedDns;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every engine follows {@link Aliases#MOST} aliases and gives the same answer for one more, and for a circle. */
@Timeout(120)
class AliasesTest {

    private static final String HEAD = "$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n";

    /** The engines that follow aliases. */
    private enum Engine {
        ZONE,
        WIRE,
        WIRE_WITH_ONE_ALIAS_A_REPLY,
        OVERLAY,
        PATCHED
    }

    /** A zone in which {@code a0.test} is an alias of {@code a1.test}, and so on. The last name has an address. */
    private static String chain(int aliases, String lastRecord) {
        return HEAD
                + IntStream.range(0, aliases)
                        .mapToObj(i -> "a" + i + ".test. CNAME a" + (i + 1) + ".test.\n")
                        .collect(Collectors.joining())
                + "a" + aliases + ".test. " + lastRecord + "\n";
    }

    private static DnsAnswer ask(Engine engine, int aliases, String lastRecord) throws ZoneFileException {
        ZoneDns zone = ZoneDns.parse("chain.zone", chain(aliases, lastRecord));
        return switch (engine) {
            case ZONE -> ask(zone);
            case OVERLAY -> ask(OverlayDns.of(ZoneDns.parse("file.zone", "x.example. SOA ns.x. h.x. 1 2 3 4 5"), zone));
            case PATCHED -> ask(PatchedDns.of(List.<RecordSet>of(), zone));
            case WIRE -> {
                try (ZoneServer server = ZoneServer.start(zone)) {
                    yield overTheWire(server.address());
                }
            }
            case WIRE_WITH_ONE_ALIAS_A_REPLY -> {
                try (ScriptedServer server = ScriptedServer.replying(oneAliasAReply(aliases, lastRecord))) {
                    yield overTheWire(server.address());
                }
            }
        };
    }

    private static UnaryOperator<byte[]> oneAliasAReply(int aliases, String lastRecord) {
        return query -> {
            int number = Integer.parseInt(Wire.firstLabel(query).substring(1));
            if (number == aliases && lastRecord.startsWith("A ")) {
                return Wire.listed(query, 2);
            }
            int next = number == aliases ? 0 : number + 1;
            return Wire.response(query, 0, 1, Wire.record(Wire.pointer(), 5, Wire.name("a" + next + ".test")));
        };
    }

    private static DnsAnswer overTheWire(ResolverAddress server) {
        try (WireDns dns = WireDns.builder().resolvers(List.of(server)).build()) {
            return ask(dns);
        }
    }

    private static DnsAnswer ask(Dns dns) {
        return dns.ask(DnsQuestion.of(DomainName.ofText("a0.test"), RecordType.A));
    }

    @ParameterizedTest
    @EnumSource
    void theMostAllowedAliasesLeadToTheAddress(Engine engine) throws ZoneFileException {
        assertThat(ask(engine, Aliases.MOST, "A 127.0.0.2"))
                .isInstanceOfSatisfying(
                        DnsAnswer.Records.class,
                        found -> assertThat(found.of(DnsRecord.Address.class))
                                .extracting(each -> each.address().toString())
                                .containsExactly("127.0.0.2"));
    }

    @ParameterizedTest
    @EnumSource
    void oneAliasMoreIsMalformedAndNoServerFailure(Engine engine) throws ZoneFileException {
        assertTooMany(ask(engine, Aliases.MOST + 1, "A 127.0.0.2"));
    }

    @ParameterizedTest
    @EnumSource
    void aCircleOfAliasesIsMalformedToo(Engine engine) throws ZoneFileException {
        assertTooMany(ask(engine, 1, "CNAME a0.test."));
    }

    private static void assertTooMany(DnsAnswer answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        DnsAnswer.Malformed.class,
                        malformed -> assertThat(malformed.problem()).isEqualTo("more than 8 aliases in a row"));
    }

    /** The bulk engine follows no alias. It reports the alias, and its caller asks another engine. */
    @Test
    void theBulkEngineLeavesAliasesToItsCaller() throws ZoneFileException {
        try (ZoneServer server = ZoneServer.start(ZoneDns.parse("chain.zone", chain(Aliases.MOST + 1, "A 127.0.0.2")));
                BulkDns dns = BulkDns.builder().resolver(server.address()).build()) {
            assertThat(BulkAnswers.of(dns, "a0.test", "a8.test", "a9.test"))
                    .containsExactly("ALIAS", "ALIAS", "[127.0.0.2]");
        }
    }

    @Test
    void theSmallestTtlOfAllAliasesCountsAcrossReplies() {
        UnaryOperator<byte[]> script = query -> {
            if (!Wire.firstLabel(query).equals("a0")) {
                return Wire.listed(query, 2);
            }
            byte[] alias = Wire.record(Wire.pointer(), 5, Wire.name("a1.test"));
            alias[9] = 7;
            return Wire.response(query, 0, 1, alias);
        };
        try (ScriptedServer server = ScriptedServer.replying(script)) {
            assertThat(overTheWire(server.address()))
                    .isInstanceOfSatisfying(
                            DnsAnswer.Records.class,
                            found -> assertThat(found.ttl()).isEqualTo(7));
        }
    }
}
