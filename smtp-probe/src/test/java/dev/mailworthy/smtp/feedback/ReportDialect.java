package dev.mailworthy.smtp.feedback;

import dev.mailworthy.smtp.feedback.aggregate.Disposition;
import dev.mailworthy.smtp.feedback.aggregate.OverrideReason;
import dev.mailworthy.smtp.feedback.aggregate.SignedDomain;
import dev.mailworthy.smtp.feedback.aggregate.SpfDomain;
import dev.mailworthy.smtp.feedback.aggregate.SpfOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How ten reporters write the same report: their elements, words, spaces and mistakes. */
enum ReportDialect {
    /** No version, no scope, comments of failure codes. */
    GOOGLE,
    /** Namespaces of XML Schema, envelope_to, an end on the next day. */
    OUTLOOK,
    /** An empty sp, no selector, and policy_published twice. */
    YAHOO,
    /** All on one line. */
    MAIL_RU,
    /** Version 0.1, tabs, an empty reason. */
    AMAZON,
    /** The words with a capital letter. */
    FASTMAIL,
    /** RFC 9990: the namespace, a language attribute, extensions. */
    NEW,
    /** Elements and words of older drafts, and times with a fraction. */
    OLD,
    /** A bare bracket and ampersand, an unclosed schema, an octet that is not UTF-8. */
    BROKEN,
    /** A prefix on every element, and CDATA. */
    PREFIXED;

    boolean hasSelectors() {
        return this != YAHOO;
    }

    boolean hasScopes() {
        return this != GOOGLE;
    }

    byte[] write(ScriptedReport report) {
        StringBuilder xml = new StringBuilder();
        if (this != MAIL_RU && this != NEW) {
            xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n");
        }
        xml.append(root()).append(version());
        xml.append("<report_metadata><org_name>")
                .append(organization())
                .append("</org_name><email>")
                .append(this == BROKEN ? "<me@reporter.example>" : "me@reporter.example")
                .append("</email><report_id>")
                .append(report.id)
                .append("</report_id><date_range>")
                .append("<begin>")
                .append(report.begin)
                .append(this == OLD ? ".0" : "")
                .append("</begin><end>")
                .append(end(report))
                .append("</end></date_range></report_metadata>\n");
        String policy = "<policy_published><domain>example.org</domain><adkim>r</adkim><aspf>r</aspf><p>none</p><sp>"
                + (this == YAHOO ? "" : "none") + "</sp><pct>100</pct></policy_published>\n";
        xml.append(policy).append(this == YAHOO ? policy.replace("example.org", "example.net") : "");
        report.rows.forEach(row -> record(xml, row));
        xml.append("</feedback>\n");
        return spaced(xml.toString());
    }

    private String root() {
        return switch (this) {
            case OUTLOOK ->
                "<feedback xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
            case NEW -> "<feedback xmlns=\"urn:ietf:params:xml:ns:dmarc-2.0\">";
            case BROKEN ->
                "<feedback>\n<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"a\">";
            case PREFIXED ->
                "<feedback xmlns:r=\"http://dmarc.org/dmarc-xml/0.1\" xmlns=\"http://dmarc.org/dmarc-xml/0.1\">";
            default -> "<feedback>";
        };
    }

    private String version() {
        return switch (this) {
            case GOOGLE -> "";
            case AMAZON -> "<version>0.1</version>";
            default -> "<version>1.0</version>";
        };
    }

    String organization() {
        return this == BROKEN ? "Reports & <Co> \u00e4" : "Reports &amp; Co";
    }

    long end(ScriptedReport report) {
        return report.begin + (this == OUTLOOK ? 86_400 : 86_399);
    }

    private String word(Enum<?> word) {
        String small = word.name().toLowerCase(Locale.ROOT);
        if (this == OLD && word == SpfOutcome.FAIL) {
            return "hardfail";
        }
        if (this == OLD && word == SpfOutcome.TEMPERROR) {
            return "unknown";
        }
        if (this == OLD && word == SpfOutcome.PERMERROR) {
            return "error";
        }
        return this == FASTMAIL ? word.name().charAt(0) + small.substring(1) : small;
    }

    private void record(StringBuilder xml, ScriptedReport.Row row) {
        Disposition disposition = row.facts().disposition().orElseThrow();
        xml.append("<record><row><source_ip>")
                .append(row.facts().source().orElseThrow())
                .append("</source_ip><count>")
                .append(row.count())
                .append("</count><policy_evaluated><disposition>")
                .append(word(disposition))
                .append("</disposition><dkim>")
                .append(word(row.facts().dkim().orElseThrow()))
                .append("</dkim><spf>")
                .append(word(row.facts().spf().orElseThrow()))
                .append("</spf>");
        row.facts().reasons().forEach(reason -> reason(xml, reason));
        if (this == AMAZON && row.facts().reasons().isEmpty()) {
            xml.append("<reason><type></type><comment/></reason>");
        }
        xml.append("</policy_evaluated></row>");
        String identifiers = this == OLD ? "identities" : "identifiers";
        xml.append('<').append(identifiers).append('>');
        xml.append(this == OUTLOOK ? "<envelope_to>outlook.com</envelope_to><envelope_from/>" : "");
        xml.append("<header_from>")
                .append(row.facts().headerFrom().orElseThrow())
                .append("</header_from></")
                .append(identifiers)
                .append("><auth_results>");
        row.facts().signatures().forEach(signature -> signature(xml, signature));
        row.facts().spfDomains().forEach(spf -> spf(xml, spf));
        xml.append(this == GOOGLE ? "<!-- 5.7.26 -->" : "").append("</auth_results>");
        xml.append(
                this == NEW ? "<extensions><extension name=\"a\" definition=\"b\"><c/></extension></extensions>" : "");
        xml.append("</record>\n");
    }

    private void reason(StringBuilder xml, OverrideReason reason) {
        xml.append("<reason><type>")
                .append(word(reason.type().value().orElseThrow()))
                .append("</type>");
        reason.comment()
                .value()
                .ifPresent(comment -> xml.append(this == NEW ? "<comment xml:lang=\"en\">" : "<comment>")
                        .append(escaped(comment))
                        .append("</comment>"));
        xml.append("</reason>");
    }

    private String escaped(String text) {
        return switch (this) {
            case PREFIXED -> "<![CDATA[" + text + "]]>";
            case BROKEN -> text;
            default -> text.replace("&", "&amp;").replace("<", "&lt;");
        };
    }

    private void signature(StringBuilder xml, SignedDomain signature) {
        xml.append("<dkim><domain>").append(signature.domain()).append("</domain>");
        signature
                .selector()
                .ifPresent(selector -> xml.append("<selector>").append(selector).append("</selector>"));
        xml.append("<result>").append(word(signature.result().orElseThrow())).append("</result></dkim>");
    }

    private void spf(StringBuilder xml, SpfDomain spf) {
        xml.append("<spf><domain>").append(spf.domain()).append("</domain>");
        spf.scope().ifPresent(scope -> xml.append("<scope>").append(word(scope)).append("</scope>"));
        xml.append("<result>").append(word(spf.result().orElseThrow())).append("</result></spf>");
    }

    private byte[] spaced(String xml) {
        return switch (this) {
            case MAIL_RU -> xml.replace("\n", "").getBytes(StandardCharsets.UTF_8);
            case AMAZON -> xml.replace("><", ">\n\t\t<").getBytes(StandardCharsets.UTF_8);
            case BROKEN -> xml.getBytes(StandardCharsets.ISO_8859_1);
            case PREFIXED ->
                xml.replaceAll("<(/?)(?=[a-z])(?!feedback|more)", "<$1r:").getBytes(StandardCharsets.UTF_8);
            default -> xml.replace("><", ">\r\n  <").getBytes(StandardCharsets.UTF_8);
        };
    }
}
