package dev.mailworthy.cli.render.watch;

import dev.mailworthy.cli.assess.FindingTypes;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.store.StoredAlert;
import dev.mailworthy.cli.watch.Alert;
import dev.mailworthy.cli.watch.AlsoChanged;
import dev.mailworthy.cli.watch.Change;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** An {@link Alert} as a document on one line and as text. */
public final class AlertForms {

    private final String tool;

    /** @param tool program and version */
    public AlertForms(String tool) {
        this.tool = tool;
    }

    public StoredAlert of(Alert alert) {
        return new StoredAlert(alert.id(), alert.at(), document(alert).line(), AlertText.of(alert));
    }

    public JsonObject document(Alert alert) {
        return new Stamp(tool, alert.at())
                .document("alert")
                .with("id", alert.id())
                .with("domain", alert.domain())
                .with("verdict", alert.verdict())
                .with("changes", changes(alert.changes()))
                .with("also", alert.also().stream().map(AlertForms::also).toList());
    }

    static List<JsonObject> changes(List<Change> changes) {
        return changes.stream().map(AlertForms::change).toList();
    }

    private static JsonObject change(Change change) {
        JsonObject object = JsonObject.empty().with("change", change.kind().label());
        about(object, change.about());
        return object.with("was", change.was())
                .with("now", change.now())
                .with("since", change.since().truncatedTo(ChronoUnit.SECONDS));
    }

    private static void about(JsonObject object, Change.About about) {
        if (about instanceof Change.OfFinding finding) {
            object.with("about", "finding").withAll(finding(finding)).with("remedy", remedy(finding));
        } else if (about instanceof Change.OfCheck check) {
            object.with("about", "check")
                    .with("area", check.area())
                    .with("check", check.check())
                    .with("why", check.why())
                    .with(
                            "hidden",
                            check.hidden().stream().map(AlertForms::finding).toList());
        } else if (about instanceof Change.OfOwnNetwork network) {
            object.with("about", "own-network").with("cause", network.cause());
        }
    }

    private static JsonObject finding(Change.OfFinding finding) {
        return JsonObject.empty()
                .with("code", finding.code())
                .with("subject", finding.subject())
                .with("message", finding.message())
                .with("fingerprint", finding.fingerprint());
    }

    private static Optional<JsonObject> remedy(Change.OfFinding finding) {
        return usual(finding)
                .map(remedy -> JsonObject.empty()
                        .with("actor", remedy.actor().label())
                        .with("action", remedy.action())
                        .with("time", remedy.effect()));
    }

    /** The usual remedy of such a finding. */
    static Optional<Remedy> usual(Change.OfFinding finding) {
        return FindingTypes.byCode(finding.code()).map(FindingType::remedy);
    }

    private static JsonObject also(AlsoChanged also) {
        return JsonObject.empty()
                .with("what", also.kind().label())
                .with("item", also.item())
                .with("was", also.was())
                .with("now", also.now())
                .with("since", also.since().truncatedTo(ChronoUnit.SECONDS));
    }
}
