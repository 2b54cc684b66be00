package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.JsonLimits;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import java.nio.charset.StandardCharsets;

/**
 * A report in JSON.
 *
 * @param fields of the outermost object
 * @param digest of the text without white space
 */
public record JsonReport(JsonFields fields, String digest) {

    private static final JsonLimits LIMITS = new JsonLimits(10 << 20, 16, 200_000, 40);

    /** @throws RefusedReport if it is no JSON object */
    public static JsonReport read(byte[] octets, OddityCount oddities) throws RefusedReport {
        String text = new String(octets, StandardCharsets.UTF_8);
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (bare.indexOf('\uFFFD') >= 0) {
            oddities.note(OddityKind.BAD_OCTETS, "JSON");
        }
        try {
            Members members = JsonInput.object(bare, LIMITS);
            ContentDigest digest = new ContentDigest();
            digest.add(bare.replaceAll("\\s", ""));
            return new JsonReport(new JsonFields(members, oddities), digest.hex());
        } catch (IllegalArgumentException e) {
            throw new RefusedReport(RefusalKind.BROKEN, String.valueOf(e.getMessage()));
        }
    }

    /** Whether it is an SMTP TLS report (RFC 8460 section 4.4). */
    public boolean isTls() {
        return fields.members().has("policies") && (has("date-range") || has("report-id") || has("organization-name"));
    }

    /** Whether it is an answer of Postmaster Tools v2. */
    public boolean isPostmaster() {
        return has("domainStats") || has("complianceData");
    }

    private boolean has(String name) {
        return fields.members().has(name);
    }
}
