package dev.mailworthy.cli.render.reports;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.plan.policy.PolicyAnswer;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import java.util.List;

/** The forms of {@code reports policy}: a screen and a document. */
public final class PolicyRenderer implements Renderer<PolicyAnswer> {

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(PolicyAnswer answer, TextStyle style) {
        return new PolicyScreen(answer, style).text();
    }

    @Override
    public JsonObject document(PolicyAnswer answer, Stamp stamp) {
        return PolicyForms.document(answer, stamp);
    }

    @Override
    public List<JsonObject> lines(PolicyAnswer answer, Stamp stamp) {
        return List.of(document(answer, stamp));
    }
}
