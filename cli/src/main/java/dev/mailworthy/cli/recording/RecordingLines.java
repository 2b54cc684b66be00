package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.assess.RequestedSender;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.world.HostFacts.AddressScope;
import dev.mailworthy.core.Answer;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.provider.SystemIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A {@link Recording} as text: one line of JSON for each thing. The last line has the number of lines. */
final class RecordingLines {

    private RecordingLines() {}

    static String of(Recording recording, KeyMask keys) {
        List<JsonObject> lines = new ArrayList<>();
        lines.add(head(recording));
        RecordedWorld world = recording.world();
        lines.add(host(world.host()));
        world.exchanges().forEach(exchange -> lines.add(DnsMembers.line(exchange)));
        world.proofs().ifPresent(proofs -> proofs.forEach(proof -> lines.add(DnsMembers.line(proof))));
        EgressReport ports = world.ports().report();
        ports.paths().forEach(path -> lines.add(PortMembers.line(path)));
        ports.verdicts().forEach(verdict -> lines.add(PortMembers.line(verdict)));
        recording.outlook().heard().forEach(reply -> lines.add(ReplyMembers.line(reply)));
        world.policy().ifPresent(policy -> lines.add(PolicyMembers.line("policy", policy)));
        world.logo().ifPresent(logo -> lines.add(PolicyMembers.line("logo", logo)));
        world.resolver().ifPresent(resolver -> lines.add(ResolverMembers.line(resolver)));
        lines.add(JsonObject.empty().with("type", "end").with("lines", lines.size()));
        return lines.stream().map(line -> keys.masked(line.line())).collect(Collectors.joining());
    }

    private static JsonObject head(Recording recording) {
        RecordedRun run = recording.run();
        DataEditions editions = recording.editions();
        RequestedSender sender = recording.sender();
        SeenPorts ports = recording.world().ports();
        JsonObject head = JsonObject.empty()
                .with("schema", Recording.SCHEMA)
                .with("tool", run.tool())
                .with("generatedAt", run.generatedAt())
                .with("startedAt", run.startedAt())
                .with("completeness", run.completeness().label())
                .with("lab", run.lab())
                .with("lists", editions.lists())
                .with("providers", editions.providers())
                .with("packs", editions.packs())
                .with("keys", recording.keys())
                .with("domain", sender.domain())
                .with("addresses", sender.addresses())
                .with("ask", recording.outside().map(OutsideMembers::object))
                .with("ehlo", sender.ehlo())
                .withAll(senders(sender))
                .with("from", sender.identities().from())
                .with("mailFrom", sender.identities().mailFrom())
                .with("selectors", sender.identities().selectors())
                .with("receivers", recording.outlook().receivers())
                .with("tier", recording.outlook().tier().label())
                .with("validated", recording.world().proofs().isPresent())
                .with("sources", ports.sources())
                .with("reach", ports.reach())
                .with("canSend", ports.report().host());
        recording
                .lookups()
                .ifPresent(counted -> counted.chain()
                        .ifPresent(chain -> head.with(
                                "lookups",
                                JsonObject.empty().with("chain", chain).with("questions", counted.questions()))));
        return head;
    }

    /** The member with the names of addresses that have one of their own; no member without such names. */
    private static JsonObject senders(RequestedSender sender) {
        List<JsonObject> names = sender.names().entrySet().stream()
                .map(named -> JsonObject.empty().with("address", named.getKey()).with("ehlo", named.getValue()))
                .toList();
        return names.isEmpty() ? JsonObject.empty() : JsonObject.empty().with("senders", names);
    }

    private static JsonObject host(RecordedHost host) {
        SystemIdentity identity = host.identity();
        List<JsonObject> dmi = identity.dmi().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> dmi(field.getKey().file(), field.getValue()))
                .toList();
        return JsonObject.empty()
                .with("type", "host")
                .with("addresses", host.addresses())
                .with("routed", host.routed())
                .with("temporary", host.temporary())
                .with("mailDomain", host.mailDomain())
                .with("hostName", host.hostName())
                .with("scope", host.scope() == AddressScope.ALL ? "all" : "public-only")
                .with("environment", identity.environment().stream().sorted().toList())
                .with("dmi", dmi);
    }

    private static JsonObject dmi(String field, Answer<String> value) {
        JsonObject object = JsonObject.empty().with("field", field);
        return value.fold(
                found -> object.with("outcome", "present").with("value", found),
                () -> object.with("outcome", "absent"),
                silent -> object.with("outcome", "unanswered")
                        .with("why", silent.reason().label())
                        .with("detail", silent.detail()),
                beside -> object.with("outcome", "absent"));
    }
}
