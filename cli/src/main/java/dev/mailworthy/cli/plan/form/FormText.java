package dev.mailworthy.cli.plan.form;

import java.util.List;

/**
 * The text of a plan in one form.
 *
 * @param text the text to paste; empty when the form can express no change
 * @param leftOut one line each: the changes that the form cannot express, and what to do before the text is used
 */
public record FormText(String text, List<String> leftOut) {
    public FormText {
        leftOut = List.copyOf(leftOut);
    }
}
