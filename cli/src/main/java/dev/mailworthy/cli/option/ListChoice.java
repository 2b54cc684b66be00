package dev.mailworthy.cli.option;

import dev.mailworthy.cli.option.help.Candidates;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.text.FileExposure;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.CatalogueException;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import dev.mailworthy.dnsbl.catalogue.Profile;
import dev.mailworthy.dnsbl.mirror.MirrorException;
import dev.mailworthy.dnsbl.mirror.MirrorZone;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the lists to ask, and for their {@link Keys keys}. */
public final class ListChoice {

    @Option(
            names = "--list",
            completionCandidates = Candidates.Lists.class,
            paramLabel = "ID|ZONE",
            description = "Query only this list. Repeatable. See: mailworthy dnsbl lists.")
    private List<String> lists = new ArrayList<>();

    @Option(
            names = "--profile",
            completionCandidates = Candidates.Profiles.class,
            paramLabel = "NAME",
            description = "Which lists: deliverability (receivers refuse mail by them), receiver (software of receivers"
                    + " queries them) or all. Default: deliverability.")
    private Profile profile = Profile.DELIVERABILITY;

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description = "Use the lists in this YAML file instead of the bundled ones.")
    private @Nullable Path catalogue;

    @Option(
            names = "--add-catalog",
            paramLabel = "FILE",
            description =
                    "Also use the lists in this YAML file. They replace bundled lists with their ids. Repeatable.")
    private List<Path> more = new ArrayList<>();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "A file with keys of lists, one line \"id = key\" for each. The environment variables"
                    + " MAILWORTHY_KEY_ID count too.")
    private @Nullable Path keyFile;

    @Option(
            names = "--data",
            paramLabel = "ZONE=[TYPE:]FILE",
            description =
                    "Answer a list's zone from a file in the format of rbldnsd instead of the DNS. TYPE is ip4set,"
                            + " ip4trie, ip6trie, ip6tset or dnset. Default: the form of the entries. Repeatable.")
    private List<String> data = new ArrayList<>();

    /**
     * The lists to ask.
     *
     * @throws UsageException when a file or a name cannot be used
     */
    public Catalogue asked(Session session) {
        return lists.isEmpty() ? protectedCatalogue(session, List.of()).profile(profile) : only(lists, session);
    }

    /**
     * The lists with these names.
     *
     * @throws UsageException when there is no such list
     */
    public Catalogue only(Collection<String> names, Session session) {
        Catalogue all = protectedCatalogue(session, names);
        try {
            return all.only(names);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The list with this name.
     *
     * @throws UsageException when there is no such list
     */
    public ListEntry one(String name, Session session) {
        return only(List.of(name), session).list(name);
    }

    /** All lists. The user's keys are secrets from now on, also one that is a part of a name of the command line. */
    private Catalogue protectedCatalogue(Session session, Collection<String> names) {
        keys().forEachValue(session.secrets()::add);
        if (keyFile != null && FileExposure.of(keyFile) == FileExposure.READABLE) {
            session.tell(keyFile + " is not its owner's alone; mend it: chmod 600");
        }
        Catalogue all = all();
        NamedKeys named = NamedKeys.of(all);
        names.forEach(name -> named.in(name).forEach(session.secrets()::add));
        data.forEach(spec -> named.in(spec.split("=", 2)[0]).forEach(session.secrets()::add));
        return all;
    }

    /** All lists of the {@link Catalogue catalogue}, whichever the user chose. */
    public Catalogue all() {
        try {
            Catalogue all = catalogue == null ? Catalogue.bundled() : Catalogue.load(catalogue);
            for (Path file : more) {
                all = all.with(Catalogue.load(file));
            }
            return all;
        } catch (CatalogueException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Keys keys() {
        Keys environment = Keys.of(System.getenv());
        try {
            return keyFile == null ? environment : Keys.load(keyFile).or(environment);
        } catch (CatalogueException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** The chosen lists, with the user's {@link Keys keys} and mirrors. */
    public Dnsbl over(Dns dns, Catalogue asked, Clock clock) {
        try {
            return Dnsbl.over(dns, asked, keys(), mirrors(), clock);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private List<MirrorZone> mirrors() {
        List<MirrorZone> zones = new ArrayList<>();
        for (String spec : data) {
            try {
                zones.add(MirrorZone.load(spec));
            } catch (MirrorException | IllegalArgumentException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
        }
        return zones;
    }
}
