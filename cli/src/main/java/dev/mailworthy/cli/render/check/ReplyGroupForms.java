package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.text.Printable;
import java.util.List;

/** {@link ReplyGroups Groups} of replies, in words and as JSON. */
public final class ReplyGroupForms {

    private ReplyGroupForms() {}

    /** Each group with its number of replies and its first one in full. */
    public static String text(ReplyGroups all, int columns) {
        Page page = new Page(columns);
        page.hanging("", heading(all));
        int number = 0;
        for (ReplyGroups.Group group : all.groups()) {
            page.blank();
            String times = group.count() == 1 ? "once, in " : group.count() + " times, first in ";
            page.hanging(++number + "  ", times + Printable.text(group.sample().place()));
            if (!group.recipients().isEmpty()) {
                String more = group.count() > group.recipients().size() ? ", ..." : "";
                page.hanging("   To: ", Printable.text(String.join(", ", group.recipients())) + more);
            }
            group.sample().explained().classification().ifPresent(of -> ReplyForms.write(page, of));
        }
        return page.toString();
    }

    private static String heading(ReplyGroups all) {
        int kinds = all.groups().size();
        String heading = counted(all.count(), "refusal") + " of " + counted(kinds, "kind") + " in "
                + counted(all.units(), "message") + " or log lines.";
        if (all.messagesWithout() > 0) {
            heading += " " + counted(all.messagesWithout(), "other message") + " without a refusal.";
        }
        if (all.incomingLines() > 0) {
            heading += " " + counted(all.incomingLines(), "line")
                    + " about mail that your own server refused: not counted.";
        }
        return heading;
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** One document. It holds the first 1000 replies, and all groups. */
    public static String json(ReplyGroups all, Stamp stamp) {
        List<ExplainedReply> replies =
                all.replies().stream().map(FoundReply::explained).toList();
        JsonObject document = ReplyForms.document(replies, stamp)
                .with("count", all.count())
                .with("omitted", all.count() - replies.size())
                .with("messagesWithoutRefusal", all.messagesWithout())
                .with("linesOfIncomingMail", all.incomingLines())
                .with(
                        "groups",
                        all.groups().stream().map(ReplyGroupForms::group).toList());
        return JsonText.of(document, JsonText.Layout.INDENTED);
    }

    private static JsonObject group(ReplyGroups.Group group) {
        return JsonObject.empty()
                .with("count", group.count())
                .with("first", Printable.text(group.sample().place()))
                .with("recipients", group.recipients())
                .with("sample", ReplyForms.reply(group.sample().explained()));
    }
}
