package dev.mailworthy.cli.report.feed;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.check.CheckRenderer;

/** The document of each check on a line of its own. */
final class JsonFeed implements Feed {

    @Override
    public String one(CheckReport report, Stamp stamp) {
        return JsonText.of(new CheckRenderer().document(report, stamp), JsonText.Layout.LINE);
    }
}
