package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.world.HostFacts.AddressScope;
import dev.mailworthy.core.Answer;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.provider.SystemIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A recording as text: a line of JSON for each thing, the last of which says how many there are. */
final class RecordingLines {

    private RecordingLines() {}

    static String of(Recording recording, KeyMask keys) {
        List<JsonObject> lines = new ArrayList<>();
        lines.add(head(recording));
        lines.add(host(recording.facts()));
        recording.exchanges().forEach(exchange -> lines.add(DnsMembers.line(exchange)));
        recording.proofs().ifPresent(proofs -> proofs.forEach(proof -> lines.add(DnsMembers.line(proof))));
        EgressReport ports = recording.seen().report();
        ports.paths().forEach(path -> lines.add(PortMembers.line(path)));
        ports.verdicts().forEach(verdict -> lines.add(PortMembers.line(verdict)));
        recording.outlook().heard().forEach(reply -> lines.add(ReplyMembers.line(reply)));
        lines.add(JsonObject.empty().with("type", "end").with("lines", lines.size()));
        return lines.stream().map(line -> keys.masked(line.line())).collect(Collectors.joining());
    }

    private static JsonObject head(Recording recording) {
        JsonObject head = JsonObject.empty()
                .with("schema", Recording.SCHEMA)
                .with("tool", recording.tool())
                .with("generatedAt", recording.generatedAt())
                .with("startedAt", recording.startedAt())
                .with("completeness", recording.completeness().label())
                .with("lab", recording.lab())
                .with("lists", recording.lists())
                .with("providers", recording.providers())
                .with("packs", recording.packs())
                .with("keys", recording.keys())
                .with("domain", recording.domain())
                .with("addresses", recording.addresses())
                .with("ask", recording.outside().map(OutsideMembers::object))
                .with("ehlo", recording.ehlo())
                .with("from", recording.identities().from())
                .with("mailFrom", recording.identities().mailFrom())
                .with("selectors", recording.identities().selectors())
                .with("receivers", recording.outlook().receivers())
                .with("tier", recording.outlook().tier().label())
                .with("validated", recording.proofs().isPresent())
                .with("sources", recording.seen().sources())
                .with("reach", recording.seen().reach())
                .with("canSend", recording.seen().report().host());
        recording
                .lookups()
                .ifPresent(lookups -> head.with(
                        "lookups",
                        JsonObject.empty().with("chain", lookups.chain()).with("questions", lookups.questions())));
        return head;
    }

    private static JsonObject host(RecordedHost host) {
        SystemIdentity identity = host.identity();
        List<JsonObject> dmi = identity.dmi().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(field -> dmi(field.getKey().file(), field.getValue()))
                .toList();
        return JsonObject.empty()
                .with("type", "host")
                .with("addresses", host.addresses())
                .with("routed", host.routed())
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
