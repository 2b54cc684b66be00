package dev.mailworthy.cli.render.egress;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.responder.value.Layer;
import dev.mailworthy.smtp.responder.value.ProvenConnection;

/** A line about a connection on which a responder proved itself. Nothing that the client sent is in it. */
public record ProvenLine(ProvenConnection connection) {

    /** A line for people. */
    public String text() {
        String over = connection.layer() == Layer.TLS ? "TLS" : "clear text";
        return "PROVED  port " + connection.responder().port() + ", " + over + ": " + connection.client()
                + " reached this responder\n";
    }

    /** A line of JSON. */
    public String json(Stamp stamp) {
        return JsonText.of(
                stamp.document("responder")
                        .with("local", endpoint(connection.responder()))
                        .with("client", endpoint(connection.client()))
                        .with("layer", connection.layer() == Layer.TLS ? "tls" : "clear-text"),
                JsonText.Layout.LINE);
    }

    static JsonObject endpoint(Endpoint endpoint) {
        return JsonObject.empty().with("address", endpoint.address()).with("port", endpoint.port());
    }
}
