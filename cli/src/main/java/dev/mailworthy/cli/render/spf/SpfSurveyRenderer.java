package dev.mailworthy.cli.render.spf;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.publish.AddressSet;
import dev.mailworthy.spf.publish.SpfSurvey;
import dev.mailworthy.spf.publish.SurveyNode;
import dev.mailworthy.spf.publish.SurveyTerm;
import dev.mailworthy.spf.result.SpfLimits;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A record's tree, with the DNS lookups and the addresses of each branch. */
public final class SpfSurveyRenderer implements Renderer<SpfSurvey> {

    private static final int DEEPEST_INDENT = 12;
    /** A larger number is shown as a power of two. */
    private static final int MOST_BITS = 40;
    /** A term with more networks is counted. */
    private static final int MOST_NETWORKS = 6;

    /** Blocked if there is an error, because receivers then end with permerror. */
    public static Verdict verdict(SpfSurvey survey) {
        boolean error = survey.findings().stream()
                .anyMatch(finding -> finding.severity().compareTo(Severity.ERROR) >= 0);
        return error ? Verdict.BLOCKED : Verdict.of(survey.findings(), survey.unanswered());
    }

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(SpfSurvey survey, TextStyle style) {
        SpfLimits limits = SpfLimits.rfc7208();
        Page page = style.page();
        VerdictLine.write(
                page,
                survey.domain().toString(),
                verdict(survey),
                survey.dnsTerms() + " of " + limits.dnsTerms() + " DNS lookups, " + survey.voidLookups() + " of "
                        + limits.voidLookups() + " of them empty; may send: " + size(survey.authorised()),
                style);
        if (style.verbosity() == Verbosity.QUIET) {
            return page.toString();
        }
        page.blank();
        node(page, survey.root(), survey.voidFamily(), 1);
        Sections.write(page, survey, style);
        if (style.verbosity() == Verbosity.VERBOSE) {
            page.blank();
            page.line(style.palette().strong("May send"));
            survey.authorised().networks().forEach(network -> page.verbatim(2, network.toString()));
        }
        return page.toString();
    }

    static void node(Page page, SurveyNode node, IpFamily client, int depth) {
        for (SurveyTerm term : node.terms()) {
            String indent = "  ".repeat(Math.min(depth, DEEPEST_INDENT));
            String cost = term.dnsTerms() == 0 ? "" : "  (" + counted(term.dnsTerms(), "DNS lookup") + ")";
            int found = term.voidLookups(client);
            String voids = found == 0 ? "" : "  (" + found + " empty)";
            String note = term.note().isEmpty() ? "" : "  (" + term.note() + ")";
            page.hanging(indent, Printable.text(term.term().text()) + resolved(term) + cost + voids + note);
            term.into().ifPresent(inner -> node(page, inner, client, depth + 1));
        }
    }

    /** What a term that needs the DNS stands for now: its addresses, or how many. */
    private static String resolved(SurveyTerm term) {
        if (term.ownTerms() == 0 || term.into().isPresent() || term.addresses().isEmpty()) {
            return "";
        }
        List<Cidr> networks = term.addresses().networks();
        return networks.size() > MOST_NETWORKS
                ? " -> " + size(term.addresses())
                : " -> " + networks.stream().map(SpfSurveyRenderer::shown).collect(Collectors.joining(", "));
    }

    /** A network of one address as the address. */
    private static String shown(Cidr network) {
        return network.prefix() == network.network().family().bits()
                ? network.network().toString()
                : network.toString();
    }

    static String size(AddressSet set) {
        BigInteger ipv4 = set.size(IpFamily.IPV4);
        BigInteger ipv6 = set.size(IpFamily.IPV6);
        return many(ipv4, "IPv4") + " and " + many(ipv6, "IPv6");
    }

    private static String many(BigInteger count, String family) {
        String words = count.bitLength() > MOST_BITS ? "about 2^" + (count.bitLength() - 1) : count.toString();
        return words + " " + family + (count.equals(BigInteger.ONE) ? " address" : " addresses");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    @Override
    public JsonObject document(SpfSurvey survey, Stamp stamp) {
        return head(survey, stamp)
                .with(
                        "authorised",
                        survey.authorised().networks().stream()
                                .map(Object::toString)
                                .toList())
                .with("tree", tree(survey.root(), survey.voidFamily()))
                .with("findings", FindingForms.findings(survey))
                .with("unanswered", FindingForms.unanswered(survey));
    }

    private static JsonObject head(SpfSurvey survey, Stamp stamp) {
        return stamp.document("spf-survey")
                .with("domain", survey.domain())
                .with("verdict", verdict(survey).label())
                .with("dnsTerms", survey.dnsTerms())
                .with("voidLookups", survey.voidLookups())
                .with("queries", survey.queries())
                .with("txtOctets", survey.txtOctets())
                .with("ipv4Addresses", survey.authorised().size(IpFamily.IPV4).toString())
                .with("ipv6Addresses", survey.authorised().size(IpFamily.IPV6).toString());
    }

    private static JsonObject tree(SurveyNode node, IpFamily client) {
        return JsonObject.empty()
                .with("domain", node.domain())
                .with("state", node.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("detail", node.detail())
                .with("dnsTerms", node.dnsTerms())
                .with("voidLookups", node.voidLookups(client))
                .with(
                        "terms",
                        node.terms().stream().map(term -> term(term, client)).toList());
    }

    private static JsonObject term(SurveyTerm term, IpFamily client) {
        return JsonObject.empty()
                .with("term", Printable.text(term.term().text()))
                .with("dnsTerms", term.dnsTerms())
                .with("voidLookups", term.voidLookups(client))
                .with("note", term.note())
                .with("into", term.into().map(node -> tree(node, client)));
    }

    @Override
    public List<JsonObject> lines(SpfSurvey survey, Stamp stamp) {
        return List.of(document(survey, stamp));
    }
}
