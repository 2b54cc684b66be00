package dev.mailworthy.cli.render;

import dev.mailworthy.cli.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The first three members of every document.
 *
 * @param tool program and version
 * @param generatedAt the time of the result
 */
public record Stamp(String tool, Instant generatedAt) {

    public JsonObject document(String name) {
        return JsonObject.empty()
                .with("schema", "mailworthy/" + name + "/1")
                .with("tool", tool)
                .with("generatedAt", generatedAt.truncatedTo(ChronoUnit.SECONDS));
    }
}
