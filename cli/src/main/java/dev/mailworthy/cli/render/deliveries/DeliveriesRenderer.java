package dev.mailworthy.cli.render.deliveries;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import java.util.List;

/** The forms of {@code deliveries}: a screen, a document, and one evidence cell on each line. */
public final class DeliveriesRenderer implements Renderer<DeliveriesReport> {

    @Override
    public String text(DeliveriesReport report, TextStyle style) {
        return new DeliveriesScreen(report, style).text();
    }

    @Override
    public JsonObject document(DeliveriesReport report, Stamp stamp) {
        return DeliveryForms.document(report, stamp);
    }

    @Override
    public List<JsonObject> lines(DeliveriesReport report, Stamp stamp) {
        return CellForms.lines(report, stamp);
    }
}
