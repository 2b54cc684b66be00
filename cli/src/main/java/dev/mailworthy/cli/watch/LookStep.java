package dev.mailworthy.cli.watch;

import dev.mailworthy.cli.store.Course;
import java.util.List;

/**
 * What a look leads to.
 *
 * @param courses those that changed
 * @param changes those to tell
 * @param wantsSecondLook whether this look saw something for the first time
 */
record LookStep(List<Course> courses, List<Change> changes, boolean wantsSecondLook) {

    static final LookStep NONE = new LookStep(List.of(), List.of(), false);
}
