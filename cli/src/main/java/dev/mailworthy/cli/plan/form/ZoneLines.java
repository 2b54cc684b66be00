package dev.mailworthy.cli.plan.form;

import dev.mailworthy.cli.plan.RecordChange;
import dev.mailworthy.cli.plan.RecordLines;
import dev.mailworthy.cli.plan.SetChange;
import java.util.List;
import java.util.Optional;

/** Record sets in master file syntax, with absolute names. Removed records are comments. */
final class ZoneLines implements Form {

    @Override
    public Optional<String> obstacle(SetChange change) {
        return Optional.empty();
    }

    @Override
    public String write(List<SetChange> changes) {
        StringBuilder text = new StringBuilder();
        Names.byZone(changes).forEach((zone, sets) -> {
            text.append("; zone ").append(Names.absolute(zone)).append('\n');
            sets.forEach(change -> set(change, text));
        });
        return text.toString();
    }

    private static void set(SetChange change, StringBuilder text) {
        for (RecordChange record : change.records()) {
            if (record instanceof RecordChange.Remove gone) {
                comment(RecordLines.line(change.before(), gone.record()), text);
            } else if (record instanceof RecordChange.Replace replaced) {
                comment(RecordLines.line(change.before(), replaced.before()), text);
            }
        }
        change.after()
                .records()
                .forEach(record ->
                        text.append(RecordLines.line(change.after(), record)).append('\n'));
    }

    private static void comment(String line, StringBuilder text) {
        text.append("; remove: ").append(line).append('\n');
    }
}
