package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.PortVerdict;
import dev.mailworthy.smtp.dialogue.ClientAddress;
import dev.mailworthy.smtp.dialogue.Refusal;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ProbedServer;
import dev.mailworthy.smtp.path.ServerReplies;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the results of a port probe as lines of a record, and reads them. */
final class PortMembers {

    private PortMembers() {}

    static JsonObject line(EgressPath path) {
        return JsonObject.empty()
                .with("type", "path")
                .with("source", path.source())
                .with("family", path.family())
                .with("port", path.port())
                .with("target", path.target())
                .with("operator", path.operator())
                .with("host", path.server().host().map(DomainName::toString))
                .with("address", path.address())
                .with("role", path.role())
                .with("outcome", path.outcome())
                .with("millis", path.millis())
                .with("attempts", path.attempts())
                .with("why", path.why().map(Reason::label))
                .with("detail", path.detail())
                .with("refusal", path.refusal().map(PortMembers::line))
                .with("client", path.client().map(PortMembers::line));
    }

    static EgressPath path(Members line) {
        OutgoingPort way = new OutgoingPort(
                line.optional("source", IpAddress::parse), line.read("family", IpFamily::valueOf), port(line));
        ProbedServer server = new ProbedServer(
                line.text("target"),
                line.text("operator"),
                line.optional("host", DomainName::parse),
                line.optional("address", IpAddress::parse),
                line.read("role", EgressPath.Role::valueOf));
        AttemptResult last = new AttemptResult(
                line.read("outcome", AttemptOutcome::valueOf),
                line.number("millis", 0, Integer.MAX_VALUE),
                line.text("detail"),
                replies(line));
        return new EgressPath(
                way, server, last, (int) line.number("attempts", 0, 1000), line.optional("why", DnsMembers::reason));
    }

    static JsonObject line(PortVerdict port) {
        return JsonObject.empty()
                .with("type", "port")
                .with("source", port.source())
                .with("family", port.family())
                .with("port", port.port())
                .with("verdict", port.verdict())
                .with("confidence", port.confidence().label())
                .with("why", port.why().map(Reason::label))
                .with("tested", port.tested().label())
                .with("longPackets", port.longPackets().map(PortVerdict.LongPackets::label))
                .with("greeter", port.greeter().map(DomainName::toString))
                .with("evidence", port.evidence())
                .with("own", port.own().stream().map(PortMembers::line).toList());
    }

    private static JsonObject line(ClientAddress client) {
        return JsonObject.empty().with("address", client.address()).with("stage", client.stage());
    }

    private static JsonObject line(Refusal refusal) {
        return JsonObject.empty()
                .with("stage", refusal.stage())
                .with("code", refusal.reply().code())
                .with("lines", refusal.reply().lines());
    }

    private static ServerReplies replies(Members line) {
        Optional<Refusal> refusal =
                line.isObject("refusal") ? Optional.of(refusal(line.object("refusal"))) : Optional.empty();
        return ServerReplies.remembered(
                refusal, line.isObject("client") ? Optional.of(client(line.object("client"))) : Optional.empty());
    }

    private static Refusal refusal(Members member) {
        return new Refusal(
                member.read("stage", Stage::valueOf),
                new Reply(
                        (int) member.number("code", 200, 599),
                        member.list("lines", text -> text).stream()
                                .map(Printable::text)
                                .toList()));
    }

    private static ClientAddress client(Members member) {
        return new ClientAddress(member.read("address", IpAddress::parse), member.read("stage", Stage::valueOf));
    }

    private static JsonObject line(LocalRule rule) {
        return JsonObject.empty()
                .with("kind", rule.kind())
                .with("text", rule.text())
                .with("command", rule.command());
    }

    private static LocalRule rule(Members member) {
        return new LocalRule(
                member.read("kind", LocalRule.Kind::valueOf), member.text("text"), member.optionalText("command"));
    }

    static PortVerdict verdict(Members line) {
        PortVerdict verdict = new PortVerdict(
                line.optional("source", IpAddress::parse),
                line.read("family", IpFamily::valueOf),
                port(line),
                line.read("verdict", EgressVerdict::valueOf),
                line.read("confidence", label -> Confidence.valueOf(label.toUpperCase(Locale.ROOT))),
                line.optional("why", DnsMembers::reason),
                line.optional("tested", label -> PortVerdict.Tested.valueOf(label.toUpperCase(Locale.ROOT)))
                        .orElse(PortVerdict.Tested.CONVERSATION),
                line.list("evidence", text -> text));
        return verdict.withOwn(
                        line.has("own")
                                ? line.objects("own").stream()
                                        .map(PortMembers::rule)
                                        .toList()
                                : List.of())
                .withLongPackets(line.optional(
                        "longPackets", label -> PortVerdict.LongPackets.valueOf(label.toUpperCase(Locale.ROOT))))
                .withGreeter(line.optional("greeter", DomainName::parse));
    }

    private static int port(Members line) {
        return (int) line.number("port", 1, 0xFFFF);
    }
}
