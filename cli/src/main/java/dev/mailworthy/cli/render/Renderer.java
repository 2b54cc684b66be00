package dev.mailworthy.cli.render;

import dev.mailworthy.cli.json.JsonObject;
import java.util.List;

/**
 * The forms of one kind of report.
 *
 * @param <R> the report
 */
public interface Renderer<R> {

    /** Text for people: lines of at most 80 columns, except for text to copy. */
    String text(R report, TextStyle style);

    /** For programs: everything in one document. */
    JsonObject document(R report, Stamp stamp);

    /** For programs that read line by line: the parts first, then the document without them. */
    List<JsonObject> lines(R report, Stamp stamp);
}
