package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.smtp.trust.HttpsFetcher.Fetched;
import java.util.Base64;

/** What a web server gave as the MTA-STS policy or as the logo, as a line of a {@link Recording}. */
final class PolicyMembers {

    private PolicyMembers() {}

    /** @param type the type of the line: policy or logo */
    static JsonObject line(String type, Fetched fetched) {
        JsonObject line = JsonObject.empty().with("type", type);
        if (fetched instanceof Fetched.Document document) {
            return line.with("status", document.status())
                    .with("contentType", document.contentType())
                    .with("body", Base64.getEncoder().encodeToString(document.body()));
        }
        Fetched.Failed failed = (Fetched.Failed) fetched;
        return line.with("why", failed.reason().label()).with("detail", failed.detail());
    }

    static Fetched fetched(Members line) {
        return line.has("why")
                ? new Fetched.Failed(line.read("why", DnsMembers::reason), line.text("detail"))
                : new Fetched.Document(
                        (int) line.number("status", 100, 599),
                        line.text("contentType"),
                        Base64.getDecoder().decode(line.text("body")));
    }
}
