package dev.mailworthy.cli.render;

import dev.mailworthy.cli.json.JsonObject;
import java.util.List;

/**
 * The forms of one kind of report.
 *
 * @param <R> the report
 */
public interface Renderer<R> {

    /** Whether the first line of the text names the lab, so that no notice has to stand before it. */
    default boolean namesLab() {
        return false;
    }

    /** Text for people, in lines of at most 80 columns except for text to copy. */
    String text(R report, TextStyle style);

    /** One document for programs, with everything. */
    JsonObject document(R report, Stamp stamp);

    /** Documents for programs that read line by line: first the parts, then the rest. */
    List<JsonObject> lines(R report, Stamp stamp);
}
