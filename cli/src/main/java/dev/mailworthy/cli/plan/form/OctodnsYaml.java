package dev.mailworthy.cli.plan.form;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.plan.RecordLines;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.patch.RecordSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entries for octoDNS's YAML files, one document for each zone. The values are JSON, which every YAML reader takes. */
final class OctodnsYaml implements Form {

    @Override
    public Optional<String> obstacle(SetChange change) {
        if (change.after().isEmpty()) {
            return Optional.of("a set that goes is taken out of the file by hand");
        }
        boolean plain = Names.texts(change)
                .map(txt -> new String(txt.joined(), StandardCharsets.ISO_8859_1))
                .noneMatch(text -> text.contains("\\") || text.contains("\""));
        return Names.obstacle(change)
                .or(() -> plain && Names.isAscii(change)
                        ? Optional.empty()
                        : Optional.of("it has a text with quotes, backslashes or characters beside ASCII"));
    }

    @Override
    public String write(List<SetChange> changes) {
        StringBuilder text = new StringBuilder();
        Names.byZone(changes).forEach((zone, sets) -> {
            text.append("---\n# ").append(Names.absolute(zone)).append("yaml\n");
            names(sets).forEach((name, ofName) -> {
                text.append(quoted(name)).append(":\n");
                ofName.forEach(change -> text.append("  - ").append(entry(change.after())));
            });
        });
        return text.toString();
    }

    private static Map<String, List<SetChange>> names(List<SetChange> sets) {
        Map<String, List<SetChange>> names = new LinkedHashMap<>();
        sets.forEach(change -> names.computeIfAbsent(Names.relative(change, ""), name -> new ArrayList<>())
                .add(change));
        return names;
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }

    private static String entry(RecordSet set) {
        return JsonObject.empty()
                .with("type", set.type().name())
                .with("ttl", set.ttl())
                .with("values", set.records().stream().map(OctodnsYaml::value).toList())
                .line();
    }

    /** The value of a record. A semicolon in a text is escaped. octoDNS itself splits long texts. */
    private static Object value(DnsRecord record) {
        if (record instanceof DnsRecord.Mx mx) {
            return JsonObject.empty()
                    .with("preference", mx.preference())
                    .with("exchange", Names.absolute(mx.exchange()));
        }
        return record instanceof DnsRecord.Txt txt
                ? new String(txt.joined(), StandardCharsets.US_ASCII).replace(";", "\\;")
                : RecordLines.data(record);
    }

    @Override
    public List<String> notes(List<SetChange> changes) {
        return List.of("an entry takes the place of one of the same name and type; other types of the name stay");
    }
}
