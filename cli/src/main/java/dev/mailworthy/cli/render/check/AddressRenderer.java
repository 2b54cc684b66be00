package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.AddressLook;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.core.Severity;
import java.util.ArrayList;
import java.util.List;

/** The report of {@code check ADDRESS}: what can be found out about an address without a domain. */
public final class AddressRenderer implements Renderer<AddressLook.Seen> {

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(AddressLook.Seen seen, TextStyle style) {
        Page page = style.page();
        VerdictLine.write(page, seen.verdict(), sentence(seen), style);
        if (style.verbosity() == Verbosity.QUIET) {
            return page.toString();
        }
        page.hanging(
                "",
                "Checked for the address alone: its reverse name, blocklists"
                        + (seen.portsTested() ? ", ports." : "."));
        Sections.problems(page, seen.findings(), style);
        Sections.passed(page, seen.confirmed(), style);
        Sections.unanswered(page, seen.unanswered(), style);
        page.blank();
        if (!seen.portsTested()) {
            page.hanging("", "The ports were not tested: " + seen.address() + " is no address of this machine.");
        }
        if (seen.completeness() != Completeness.COMPLETE) {
            page.line("PARTIAL: the run ended early.");
        }
        page.hanging("", "SPF, DKIM, DMARC and receivers: mailworthy check DOMAIN --ip " + seen.address());
        return page.toString();
    }

    private static String sentence(AddressLook.Seen seen) {
        long problems = seen.findings().stream()
                .filter(finding -> finding.severity().compareTo(Severity.WARNING) >= 0)
                .count();
        String open = seen.unanswered().isEmpty()
                ? ""
                : "; unanswered: " + seen.unanswered().size();
        return seen.address() + ": "
                + (problems == 0 ? "no problem found" : problems + (problems == 1 ? " problem" : " problems")) + open;
    }

    @Override
    public JsonObject document(AddressLook.Seen seen, Stamp stamp) {
        return head(seen, stamp)
                .with("findings", FindingForms.findings(seen))
                .with("confirmed", FindingForms.confirmed(seen.confirmed()))
                .with("unanswered", FindingForms.unanswered(seen));
    }

    private static JsonObject head(AddressLook.Seen seen, Stamp stamp) {
        return stamp.document("address")
                .with("subject", seen.address().toString())
                .with("verdict", seen.verdict().label())
                .with("completeness", seen.completeness().label())
                .with("portsTested", seen.portsTested());
    }

    @Override
    public List<JsonObject> lines(AddressLook.Seen seen, Stamp stamp) {
        List<JsonObject> lines = new ArrayList<>(FindingForms.findings(seen));
        lines.addAll(FindingForms.unanswered(seen));
        lines.add(head(seen, stamp));
        return lines;
    }
}
