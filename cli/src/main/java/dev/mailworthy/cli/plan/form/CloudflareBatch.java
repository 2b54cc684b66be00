package dev.mailworthy.cli.plan.form;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.plan.RecordChange;
import dev.mailworthy.cli.plan.RecordLines;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.patch.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /zones/ZONE_ID/dns_records/batch}, which is one transaction. Cloudflare needs the id of a
 * record that is changed or removed. The text has a place for each id.
 */
final class CloudflareBatch implements Form {

    /** The shortest TTL in seconds that Cloudflare accepts, except its automatic one. */
    private static final long SHORTEST_TTL = 60;

    @Override
    public Optional<String> obstacle(SetChange change) {
        return Names.obstacle(change)
                .or(() -> Names.isAscii(change)
                        ? Optional.empty()
                        : Optional.of("it has a text beside the printable characters of ASCII"));
    }

    @Override
    public String write(List<SetChange> changes) {
        StringBuilder text = new StringBuilder();
        Names.byZone(changes).forEach((zone, sets) -> text.append(batch(sets).indented()));
        return text.toString();
    }

    private static JsonObject batch(List<SetChange> sets) {
        List<JsonObject> deletes = new ArrayList<>();
        List<JsonObject> patches = new ArrayList<>();
        List<JsonObject> posts = new ArrayList<>();
        for (SetChange change : sets) {
            for (RecordChange record : change.records()) {
                if (record instanceof RecordChange.Add added) {
                    posts.add(record(JsonObject.empty(), added.set(), added.record()));
                } else if (record instanceof RecordChange.Remove gone) {
                    deletes.add(id(gone.set(), gone.record()));
                } else if (record instanceof RecordChange.Replace replaced) {
                    patches.add(record(id(change.before(), replaced.before()), replaced.set(), replaced.after()));
                }
            }
        }
        return JsonObject.empty()
                .with("deletes", deletes)
                .with("patches", patches)
                .with("posts", posts);
    }

    private static JsonObject id(RecordSet set, DnsRecord record) {
        return JsonObject.empty()
                .with("id", "ID of " + set.type() + " " + Names.bare(set.owner()) + " " + content(record));
    }

    private static JsonObject record(JsonObject start, RecordSet set, DnsRecord record) {
        JsonObject body = start.with("type", set.type().name())
                .with("name", Names.bare(set.owner()))
                .with("content", content(record))
                .with("ttl", Math.max(SHORTEST_TTL, set.ttl()));
        if (record instanceof DnsRecord.Mx mx) {
            return body.with("priority", mx.preference());
        }
        return record instanceof DnsRecord.Address ? body.with("proxied", false) : body;
    }

    private static String content(DnsRecord record) {
        if (record instanceof DnsRecord.Mx mx) {
            return Names.bare(mx.exchange());
        }
        return record instanceof DnsRecord.Name name ? Names.bare(name.target()) : RecordLines.data(record);
    }

    @Override
    public List<String> notes(List<SetChange> changes) {
        List<String> notes = new ArrayList<>();
        long ids = changes.stream()
                .flatMap(change -> change.records().stream())
                .filter(record -> !(record instanceof RecordChange.Add))
                .count();
        if (ids > 0) {
            notes.add(
                    ids + " of the records are known to Cloudflare by an id: put it where the text says \"ID of\" (GET"
                            + " /zones/ZONE_ID/dns_records?name=NAME shows it)");
        }
        if (Names.byZone(changes).size() > 1) {
            notes.add("one document a zone: " + Names.byZone(changes).keySet());
        }
        return notes;
    }
}
