package dev.mailworthy.cli.plan.form;

import java.util.List;

/**
 * A plan in one form.
 *
 * @param text the text to paste; empty when the form can express no change
 * @param leftOut the changes that the form cannot express, and what to do before it is used; one line each
 */
public record FormText(String text, List<String> leftOut) {
    public FormText {
        leftOut = List.copyOf(leftOut);
    }
}
