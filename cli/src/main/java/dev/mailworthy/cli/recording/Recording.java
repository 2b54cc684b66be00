package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.OutlookChoice;
import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.cli.world.LookupCount;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.receiver.ReceiverPacks;
import dev.mailworthy.core.score.ScoreModel;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of {@code check} with everything that it learned from outside.
 *
 * @param tool program and version that made it
 * @param startedAt the time by which the run judged
 * @param generatedAt the time in its report
 * @param lab the embedded world it ran in
 * @param lists which list catalogue it used
 * @param providers which provider catalogue it used
 * @param packs which receiver packs and weights it used; empty in a record of an older version
 * @param identities the domains and selectors that messages carry
 * @param keys the variables that held keys; their values are not here
 * @param proofs what had to be proved; empty when nothing could be, as in records of older versions
 * @param lookups how many questions the run took, if it counted them
 * @param outlook whose requirements counted, by the clock of the run
 * @param outside what a responder of the user's own saw, if it was asked
 */
public record Recording(
        String tool,
        Instant startedAt,
        Instant generatedAt,
        Completeness completeness,
        Optional<String> lab,
        String lists,
        String providers,
        Optional<String> packs,
        List<String> keys,
        DomainName domain,
        List<IpAddress> addresses,
        Optional<DomainName> ehlo,
        CheckRequest.Identities identities,
        OutlookChoice outlook,
        Optional<OutsideView> outside,
        Optional<LookupCount> lookups,
        RecordedHost facts,
        List<RecordedExchange> exchanges,
        Optional<List<RecordedProof>> proofs,
        SeenPorts seen) {

    /** The schema that the first line of a record names. */
    public static final String SCHEMA = "mailworthy/run-record/1";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public Recording {
        keys = List.copyOf(keys);
        addresses = List.copyOf(addresses);
        exchanges = List.copyOf(exchanges);
        proofs = proofs.map(List::copyOf);
    }

    /**
     * Reads a record.
     *
     * @param name of the file, for messages
     * @throws RecordingException with one line that says where it is no record
     */
    public static Recording parse(String name, String text) throws RecordingException {
        return new RecordingReader(name).read(text);
    }

    /** Whether a text begins as records do. */
    public static boolean isOne(String text) {
        int end = text.indexOf('\n');
        return end > 0 && text.substring(0, end).contains('"' + SCHEMA + '"');
    }

    /** What was asked of the run. */
    public CheckRequest request() {
        return new CheckRequest(
                domain, addresses, ehlo, seen.request(), PATIENCE, identities, outlook, outside, Optional.empty());
    }

    public HostFacts host() {
        return facts;
    }

    /** The answers of then; a new source each time. */
    public Dns dns() {
        return new ReplayDns(exchanges);
    }

    /** What was proved then; empty when the run had nobody to prove anything. */
    public Optional<ValidatedDns> validated() {
        return proofs.map(ReplayValidatedDns::new);
    }

    public PortProbe ports() {
        return (request, responder) -> seen.report();
    }

    /** The environment of the run as far as it counts, with a word in the place of every key. */
    public Map<String, String> environment() {
        return KeyMask.standIns(keys);
    }

    /** What this program would judge by today in other data than those of the run; a replay may then say other things. */
    public Optional<String> difference() {
        return differs("list catalogue", lists, listsOfToday())
                .or(() -> differs("provider catalogue of", providers, providersOfToday()))
                .or(() -> differs("receiver packs", packs.orElse("of an older version"), packsOfToday()));
    }

    private static Optional<String> differs(String what, String then, String today) {
        return then.equals(today)
                ? Optional.empty()
                : Optional.of("it was recorded with the " + what + " " + then + ", this program has " + today);
    }

    static String listsOfToday() {
        Catalogue lists = Catalogue.bundled();
        return (lists.version() + " " + lists.date().map(Object::toString).orElse("")).strip();
    }

    static String providersOfToday() {
        return ProviderCatalogue.bundled().asOf().toString();
    }

    static String packsOfToday() {
        return ReceiverPacks.edition() + ", weights " + ScoreModel.bundled().version();
    }
}
