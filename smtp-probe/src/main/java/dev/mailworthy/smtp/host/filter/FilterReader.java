package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.host.LocalEffect;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.host.LocalRules;
import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.host.Outgoing;
import dev.mailworthy.smtp.host.route.RoutingRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the packet filter of this machine once, with {@code nft}, and its rules of routing with {@code ip}. nft also shows the
 * rules of iptables-nft, firewalld and ufw. Its JSON decides, and its text is quoted. Only root may read those; rules of routing
 * every user may read. Traffic control and eBPF are not read.
 */
public final class FilterReader implements LocalRules {

    /** Where systems have nft. The search path of the user is not used, because others may have set it. */
    private static final List<Path> NFT =
            List.of(Path.of("/usr/sbin/nft"), Path.of("/sbin/nft"), Path.of("/usr/local/sbin/nft"));

    private static final List<Path> IP =
            List.of(Path.of("/usr/sbin/ip"), Path.of("/sbin/ip"), Path.of("/usr/bin/ip"), Path.of("/bin/ip"));

    private final LocalUser self;
    private final List<LocalUser> mailUsers;
    private final FilterListing.Nft nft;
    private final Function<IpFamily, Optional<String>> ip;
    private final Map<IpFamily, Optional<RoutingRules>> routing = new EnumMap<>(IpFamily.class);
    private Optional<Optional<FilterJudgement>> read = Optional.empty();

    FilterReader(
            LocalUser self, List<LocalUser> mailUsers, FilterListing.Nft nft, Function<IpFamily, Optional<String>> ip) {
        this.self = self;
        this.mailUsers = List.copyOf(mailUsers);
        this.nft = nft;
        this.ip = ip;
    }

    /** {@return the filter of this machine, for connections of this process and of the mail servers that are installed} */
    public static LocalRules system() {
        Path passwd = LocalUser.PASSWD;
        LocalUser self =
                LocalUser.ofProcess(Path.of("/proc/self/status"), passwd).orElseGet(LocalUser::unknown);
        return system(self, LocalUser.mailServers(passwd));
    }

    /**
     * {@return the filter of this machine}
     *
     * @param self the user of the connections that are tried
     * @param mailUsers the users that mail servers on this machine send as
     */
    public static LocalRules system(LocalUser self, List<LocalUser> mailUsers) {
        return new FilterReader(self, mailUsers, FilterReader::ruleset, FilterReader::routing);
    }

    @Override
    public LocalEffect on(Outgoing connections) {
        LocalEffect filtered = judgement()
                .map(known -> effect(known, connections))
                .orElseGet(() -> LocalEffect.unread(
                        Reason.NO_PERMISSION,
                        "this user may not read the packet filter; look yourself: sudo nft list ruleset | grep "
                                + connections.port()));
        return rules(connections.family())
                .map(rules -> routed(filtered, rules, connections))
                .orElseGet(() -> unrouted(filtered, connections.family()));
    }

    /** Without the rules of routing it is not known that nothing on this machine refuses. */
    private static LocalEffect unrouted(LocalEffect filtered, IpFamily family) {
        if (!(filtered.refusal() instanceof Answer.Absent)) {
            return filtered;
        }
        String option = family == IpFamily.IPV4 ? "-4" : "-6";
        return new LocalEffect(
                Answer.unanswered(
                        Reason.NOT_SUPPORTED,
                        "the rules of routing are not read; look yourself: ip " + option + " rule list"),
                filtered.redirect(),
                filtered.byUser());
    }

    /** A packet without a route does not come to the filter, so that a rule of routing decides first. */
    private LocalEffect routed(LocalEffect filtered, RoutingRules rules, Outgoing connections) {
        Optional<LocalRule> refusal = rules.refusal(connections, self);
        return new LocalEffect(
                refusal.map(Answer::present).orElse(filtered.refusal()),
                filtered.redirect(),
                rules.byUser(connections, self, mailUsers).or(filtered::byUser));
    }

    private synchronized Optional<RoutingRules> rules(IpFamily family) {
        return routing.computeIfAbsent(family, each -> ip.apply(each).map(RoutingRules::parse));
    }

    private synchronized Optional<FilterJudgement> judgement() {
        Optional<FilterJudgement> known = read.orElseGet(
                () -> new FilterListing(nft).read().map(rules -> new FilterJudgement(rules, self, mailUsers)));
        read = Optional.of(known);
        return known;
    }

    private LocalEffect effect(FilterJudgement judgement, Outgoing connections) {
        LocalEffect found = judgement.on(connections);
        if (!(found.refusal() instanceof Answer.Absent) || !mayHaveLegacyTables(connections.family())) {
            return found;
        }
        return legacy(connections.family())
                .map(text -> new FilterJudgement(TextRuleset.read(text), self, mailUsers).on(connections))
                .map(older -> new LocalEffect(
                        older.refusal(),
                        found.redirect().or(older::redirect),
                        found.byUser().or(older::byUser)))
                .orElseGet(() -> new LocalEffect(unread(connections.family()), found.redirect(), found.byUser()));
    }

    /** The rules of the older kernel interface in the form of nft; empty if their program is not there. */
    private static Optional<String> legacy(IpFamily family) {
        String program = family == IpFamily.IPV4 ? "iptables-legacy-save" : "ip6tables-legacy-save";
        List<Path> places = List.of(Path.of("/usr/sbin", program), Path.of("/sbin", program));
        return ProgramOutput.whole(places).map(saved -> LegacyTables.asNft(saved, family));
    }

    /**
     * Whether rules of the older kernel interface may exist. nft does not show them. Its file is missing if it was
     * never loaded.
     */
    private static boolean mayHaveLegacyTables(IpFamily family) {
        try (InputStream names = Files.newInputStream(
                Path.of("/proc/net", family == IpFamily.IPV4 ? "ip_tables_names" : "ip6_tables_names"))) {
            String tables = new String(names.readNBytes(1000), StandardCharsets.US_ASCII);
            return tables.contains("filter") || tables.contains("nat");
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static Answer<LocalRule> unread(IpFamily family) {
        String command = family == IpFamily.IPV4 ? "iptables-legacy" : "ip6tables-legacy";
        return Answer.unanswered(
                Reason.NOT_SUPPORTED,
                "older rules beside nftables are not read; look yourself: sudo " + command + " -S OUTPUT");
    }

    private static Optional<ProgramOutput> ruleset(List<String> options) {
        return ProgramOutput.of(
                NFT,
                Stream.of(List.of("-nn", "-a"), options, List.of("list", "ruleset"))
                        .flatMap(List::stream)
                        .toList());
    }

    private static Optional<String> routing(IpFamily family) {
        return ProgramOutput.whole(IP, family == IpFamily.IPV4 ? "-4" : "-6", "rule", "list");
    }
}
