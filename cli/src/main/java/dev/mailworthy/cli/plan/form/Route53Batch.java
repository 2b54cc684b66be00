package dev.mailworthy.cli.plan.form;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.plan.RecordLines;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.patch.RecordSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The input of {@code aws route53 change-resource-record-sets --change-batch}. A batch belongs to one hosted zone. */
final class Route53Batch implements Form {

    @Override
    public Optional<String> obstacle(SetChange change) {
        return Names.obstacle(change);
    }

    @Override
    public String write(List<SetChange> changes) {
        StringBuilder text = new StringBuilder();
        Names.byZone(changes)
                .forEach((zone, sets) -> text.append(JsonObject.empty()
                        .with("Comment", "mailworthy fix: zone " + Names.absolute(zone))
                        .with("Changes", sets.stream().map(Route53Batch::change).toList())
                        .indented()));
        return text.toString();
    }

    /** Replaces a {@link RecordSet record set} as a whole. A deletion must name the present records. */
    private static JsonObject change(SetChange change) {
        boolean gone = change.after().isEmpty();
        RecordSet set = gone ? change.before() : change.after();
        return JsonObject.empty()
                .with("Action", gone ? "DELETE" : "UPSERT")
                .with(
                        "ResourceRecordSet",
                        JsonObject.empty()
                                .with("Name", Names.absolute(set.owner()))
                                .with("Type", set.type().name())
                                .with("TTL", set.ttl())
                                .with(
                                        "ResourceRecords",
                                        set.records().stream()
                                                .map(record ->
                                                        JsonObject.empty().with("Value", value(record)))
                                                .toList()));
    }

    private static String value(DnsRecord record) {
        return record instanceof DnsRecord.Txt txt
                ? OctalText.strings(txt).stream()
                        .map(string -> "\"" + string + "\"")
                        .collect(Collectors.joining(" "))
                : RecordLines.data(record);
    }

    @Override
    public List<String> notes(List<SetChange> changes) {
        return Names.byZone(changes).size() > 1
                ? List.of("one change batch a hosted zone: "
                        + Names.byZone(changes).keySet())
                : List.of();
    }
}
