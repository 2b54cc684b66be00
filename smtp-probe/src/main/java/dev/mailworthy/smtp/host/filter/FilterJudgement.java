package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.host.LocalEffect;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.host.Outgoing;
import dev.mailworthy.smtp.host.filter.Ruling.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a ruleset does to connections of this process, and whether it does the same to those of the mail server.
 *
 * @param self the user of the connections that were tried
 * @param mailUsers the users that mail servers on this machine send as; empty if none is known
 */
record FilterJudgement(Ruleset ruleset, LocalUser self, List<LocalUser> mailUsers) {

    LocalEffect on(Outgoing connections) {
        Ruling own = ruling(connections, self);
        return new LocalEffect(
                refusal(own, connections),
                Optional.of(own)
                        .filter(ruling -> ruling.kind() == Kind.REDIRECTED)
                        .map(ruling -> rule(ruling, LocalRule.Kind.REDIRECTS, connections)),
                byUser(own, connections));
    }

    /** The ruling on most destinations. */
    private Ruling ruling(Outgoing connections, LocalUser who) {
        List<Ruling> all = packets(connections, who).map(this::ruling).toList();
        return all.stream()
                .filter(each -> all.stream()
                                        .filter(other -> other.kind() == each.kind())
                                        .count()
                                * 2
                        > all.size())
                .findFirst()
                .orElse(all.get(0));
    }

    /** A connection that may go out still needs the server's answer. */
    private Ruling ruling(FirstPacket packet) {
        Ruling out = Ruling.of(ruleset, packet);
        return out.kind() == Kind.PASSES ? Ruling.of(ruleset, packet.answer()) : out;
    }

    private Stream<FirstPacket> packets(Outgoing connections, LocalUser who) {
        List<Optional<IpAddress>> destinations = connections.destinations().isEmpty()
                ? List.of(Optional.empty())
                : connections.destinations().stream().map(Optional::of).toList();
        return destinations.stream()
                .map(destination ->
                        new FirstPacket(connections.family(), connections.port(), destination, who, ruleset.marks()));
    }

    private Answer<LocalRule> refusal(Ruling own, Outgoing connections) {
        return switch (own.kind()) {
            case REFUSED -> Answer.present(rule(own, LocalRule.Kind.REFUSES, connections));
            case REDIRECTED -> Answer.present(rule(own, LocalRule.Kind.REDIRECTS, connections));
            case RATIONED -> Answer.present(rule(own, LocalRule.Kind.RATIONS, connections));
            case UNCLEAR, BY_USER ->
                Answer.unanswered(
                        Reason.NOT_SUPPORTED,
                        "the effect of this rule is not clear: " + text(own)
                                + "; look yourself: sudo nft list ruleset");
            case PASSES -> Answer.absent();
        };
    }

    /** Present if the mail server's user meets another end, or may meet one. */
    private Optional<LocalRule> byUser(Ruling own, Outgoing connections) {
        List<LocalUser> others = mailUsers.isEmpty() ? List.of(LocalUser.unknown()) : mailUsers;
        boolean isTheirs = mailUsers.contains(self);
        List<LocalUser> compared = isTheirs ? List.of(self) : others;
        Optional<Ruling> different = compared.stream()
                .map(who -> ruling(connections, who))
                .filter(ruling -> ruling.kind() != own.kind() || ruling.kind() == Kind.BY_USER)
                .findFirst();
        return different
                .map(ruling -> packets(connections, LocalUser.unknown())
                        .flatMap(packet -> Ruling.ownerRule(ruleset, packet).stream())
                        .findFirst()
                        .orElse(ruling))
                .map(ruling -> rule(ruling, LocalRule.Kind.BY_USER, connections))
                .map(rule -> new LocalRule(
                        rule.kind(),
                        rule.text() + "; measured as " + self.name() + ", not as " + users(),
                        rule.command()));
    }

    private LocalRule rule(Ruling ruling, LocalRule.Kind kind, Outgoing connections) {
        Opening opening = new Opening(connections.family(), connections.port(), mailUsers);
        return new LocalRule(kind, text(ruling), opening.past(ruling));
    }

    private String text(Ruling ruling) {
        return ruling.text() + ruleset.note();
    }

    private String users() {
        return mailUsers.isEmpty()
                ? LocalUser.unknown().name()
                : mailUsers.stream().map(LocalUser::name).collect(Collectors.joining(", "));
    }
}
