package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.net.IpAddress;
import java.util.Optional;

/** Writes what a responder saw as JSON, and reads it. */
final class OutsideMembers {

    private static final String NAME = "ask";

    private OutsideMembers() {}

    static JsonObject object(OutsideView view) {
        JsonObject object = JsonObject.empty().with("responder", view.responder());
        if (view instanceof OutsideView.Seen seen) {
            return object.with(
                    "seen",
                    seen.sights().stream()
                            .map(sight -> JsonObject.empty()
                                    .with("address", sight.address())
                                    .with("port", sight.port()))
                            .toList());
        }
        OutsideView.Unseen unseen = (OutsideView.Unseen) view;
        return object.with("why", unseen.why().label()).with("detail", unseen.detail());
    }

    /** The recorded view; empty in records of runs without a responder and of older versions. */
    static Optional<OutsideView> view(Members head) {
        return head.isObject(NAME) ? Optional.of(of(head.object(NAME))) : Optional.empty();
    }

    private static OutsideView of(Members object) {
        String responder = object.text("responder");
        if (object.has("seen")) {
            return new OutsideView.Seen(
                    responder,
                    object.objects("seen").stream()
                            .map(sight -> new OutsideView.Sight(
                                    sight.read("address", IpAddress::parse), (int) sight.number("port", 1, 0xFFFF)))
                            .toList());
        }
        Reason why = object.read("why", DnsMembers::reason);
        return new OutsideView.Unseen(responder, why, object.text("detail"));
    }
}
