package dev.mailworthy.cli.plan.form;

import java.util.List;

/**
 * A plan in one form.
 *
 * @param text to paste; empty when the form carries nothing
 * @param leftOut what it does not carry, and what to do before it is used; one line each
 */
public record FormText(String text, List<String> leftOut) {
    public FormText {
        leftOut = List.copyOf(leftOut);
    }
}
