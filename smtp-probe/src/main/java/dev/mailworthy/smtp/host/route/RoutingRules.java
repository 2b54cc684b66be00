package dev.mailworthy.smtp.host.route;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.host.Outgoing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The rules of routing of one family, in their order. Every user may read them. */
public record RoutingRules(List<RoutingRule> rules) {

    /** @param text what {@code ip rule list} printed */
    public static RoutingRules parse(String text) {
        return new RoutingRules(text.lines()
                .flatMap(line -> RoutingRule.read(line).stream())
                .sorted(Comparator.comparingLong(RoutingRule::priority))
                .toList());
    }

    /** The rule that refuses connections of this user to all these servers; empty without one. */
    public Optional<LocalRule> refusal(Outgoing connections, LocalUser who) {
        List<Optional<RoutingRule>> all = servers(connections)
                .map(server -> first(connections.port(), server, who.uid()))
                .toList();
        return all.stream().allMatch(Optional::isPresent)
                ? all.get(0).map(rule -> named(rule, LocalRule.Kind.REFUSES, connections))
                : Optional.empty();
    }

    /** The rule that treats this user and the mail server's differently; empty without one. */
    public Optional<LocalRule> byUser(Outgoing connections, LocalUser self, List<LocalUser> mailUsers) {
        boolean own = refusal(connections, self).isPresent();
        List<LocalUser> others = mailUsers.contains(self) ? List.of(self) : mailUsers;
        Stream<RoutingRule> ranges = rules.stream()
                .filter(rule -> rule.refuses() && rule.users().isPresent())
                .filter(rule -> servers(connections).anyMatch(server -> isAbout(rule, connections.port(), server)));
        boolean differs = others.isEmpty()
                ? true
                : others.stream().anyMatch(user -> refusal(connections, user).isPresent() != own);
        return ranges.filter(rule -> differs)
                .findFirst()
                .map(rule -> named(rule, LocalRule.Kind.BY_USER, connections))
                .map(rule -> new LocalRule(
                        rule.kind(),
                        rule.text() + "; measured as " + self.name()
                                + (others.isEmpty()
                                        ? ", not as " + LocalUser.unknown().name()
                                        : ""),
                        rule.command()));
    }

    private static boolean isAbout(RoutingRule rule, int port, Optional<IpAddress> server) {
        return rule.fits(port, server, OptionalLong.of(rule.users().orElseThrow()[0]));
    }

    private static Stream<Optional<IpAddress>> servers(Outgoing connections) {
        return connections.destinations().isEmpty()
                ? Stream.of(Optional.empty())
                : connections.destinations().stream().map(Optional::of);
    }

    /** The first rule that fits and ends the look-up, if it refuses. */
    private Optional<RoutingRule> first(int port, Optional<IpAddress> server, OptionalLong user) {
        return rules.stream()
                .filter(rule -> rule.fits(port, server, user))
                .filter(rule -> rule.refuses() || rule.leads())
                .findFirst()
                .filter(RoutingRule::refuses);
    }

    /** With the command that leads mail alone to the main table before this rule. A rule of priority 0 is before all. */
    private static LocalRule named(RoutingRule rule, LocalRule.Kind kind, Outgoing connections) {
        String family = connections.family() == IpFamily.IPV4 ? "-4" : "-6";
        Optional<String> command = rule.priority() == 0
                ? Optional.empty()
                : Optional.of("ip " + family + " rule add priority " + (rule.priority() - 1) + " ipproto tcp dport "
                        + connections.port() + " lookup main");
        return new LocalRule(kind, rule.text() + " (ip " + family + " rule)", command);
    }
}
