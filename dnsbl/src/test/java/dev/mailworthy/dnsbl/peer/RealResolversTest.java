package dev.mailworthy.dnsbl.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.dnsbl.catalogue.CatalogueException;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of unbound that change, hide or lose a list's answers. The check must not report any of these as "not listed". */
@Tag("real-peer")
@Timeout(120)
class RealResolversTest {

    private static final String ZONE = "ip4" + ListData.SUFFIX + ".";
    private static final String LISTED = "192.0.2.25";
    private static final String CLEAN = "192.0.2.7";

    @TempDir
    private Path folder;

    @BeforeEach
    void needs() {
        Program.RBLDNSD.require();
        Program.UNBOUND.require();
    }

    private static void isUnanswered(ListResult result, Reason... why) {
        assertThat(result.state()).as(result.detail()).isEqualTo(ListState.UNANSWERED);
        assertThat(result.why()).as(result.detail()).get().isIn((Object[]) why);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "all names have another address | redirect         | A 203.0.113.80 | REWRITTEN",
                "all names are the blocker's    | redirect         | A 127.0.0.1    | MALFORMED",
                "all names are nowhere          | always_null      |                | REWRITTEN",
                "the list is blocked            | always_nxdomain  |                | CANARY_FAILED",
                "the list has no addresses      | always_nodata    |                | CANARY_FAILED",
                "the list is refused            | refuse           |                | REFUSED",
            })
    void aResolverThatAnswersForAListIsNotBelieved(String what, String type, String data, Reason why)
            throws IOException, CatalogueException {
        String zone = "local-zone: \"" + ZONE + "\" " + type;
        String[] settings =
                data == null ? new String[] {zone} : new String[] {zone, "local-data: \"" + ZONE + " " + data + "\""};
        try (RealLists lists = RealLists.serve(folder);
                Unbound unbound = lists.behindUnbound(settings)) {
            isUnanswered(lists.ask(unbound.address(), "ip4", LISTED), why);
            isUnanswered(lists.ask(unbound.address(), "ip4", CLEAN), why);
            assertThat(lists.ask(unbound.address(), "combined", CLEAN).state()).isEqualTo(ListState.NOT_LISTED);
        }
    }

    /** Resolvers that show advertisements do this: they pass records on and only change NXDOMAIN. */
    @Test
    void anAbsenceThatIsRewrittenIsNotBelieved() throws IOException, CatalogueException {
        try (RealLists lists = RealLists.serve(folder);
                Unbound unbound = lists.behindUnbound(
                        "local-zone: \"" + ZONE + "\" redirect",
                        "local-data: \"" + ZONE + " A 203.0.113.80\"",
                        "local-zone: \"127." + ZONE + "\" transparent",
                        "local-zone: \"25.2.0.192." + ZONE + "\" transparent")) {
            assertThat(lists.ask(unbound.address(), "ip4", LISTED).state()).isEqualTo(ListState.LISTED);
            isUnanswered(lists.ask(unbound.address(), "ip4", CLEAN), Reason.REWRITTEN);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // This setting removes 127/8 from every answer.
        "protection against rebinding, private-address: 127.0.0.0/8",
        // unbound asks for 192.ip4.lists.test first. rbldnsd answers NXDOMAIN, and unbound applies that to all names
        // below.
        "strict minimisation of names, qname-minimisation-strict: yes",
    })
    void aResolverThatHidesAListingIsNotBelieved(String what, String setting) throws IOException, CatalogueException {
        try (RealLists lists = RealLists.serve(folder);
                Unbound unbound = lists.behindUnbound(setting)) {
            isUnanswered(lists.ask(unbound.address(), "ip4", LISTED), Reason.CANARY_FAILED);
            isUnanswered(lists.ask(unbound.address(), "ip4", CLEAN), Reason.CANARY_FAILED);
        }
    }

    @Test
    void aListWhoseServerHasStoppedIsUnanswered() throws IOException, CatalogueException {
        try (RealLists lists = RealLists.serve(folder);
                Unbound impatient = lists.behindUnbound(
                        "unknown-server-time-limit: 200", "infra-cache-min-rtt: 50", "infra-cache-max-rtt: 500")) {
            assertThat(lists.ask(impatient.address(), "ip4", LISTED).state()).isEqualTo(ListState.LISTED);
            lists.stop();
            assertThat(lists.ask(impatient.address(), "ip4", LISTED).state())
                    .as("still in the resolver's cache, like the test entries")
                    .isEqualTo(ListState.LISTED);
            isUnanswered(lists.ask(impatient.address(), "ip4", CLEAN), Reason.SERVFAIL);
            isUnanswered(lists.ask(impatient.address(), "combined", CLEAN), Reason.SERVFAIL);
            isUnanswered(lists.ask(lists.address(), "ip4", CLEAN), Reason.NO_CONNECTIVITY);
        }
    }

    /** A resolver that repeats its queries can take longer than a check waits. */
    @Test
    void aListWhoseResolverKeepsTryingIsUnanswered() throws IOException, CatalogueException {
        try (RealLists lists = RealLists.serve(folder);
                Unbound patient = lists.behindUnbound()) {
            lists.stop();
            try (WireDns dns = RealLists.resolver(patient.address(), Duration.ofMillis(600))) {
                lists.ask(dns, "ip4", List.of(LISTED, CLEAN))
                        .forEach(result -> isUnanswered(result, Reason.TIMEOUT, Reason.SERVFAIL));
            }
        }
    }
}
