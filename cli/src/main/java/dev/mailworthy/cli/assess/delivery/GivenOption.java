package dev.mailworthy.cli.assess.delivery;

import java.util.List;

/**
 * An option by which the user named the log, as the next command needs it again.
 *
 * @param name with its hyphens
 * @param values as the user wrote them
 */
public record GivenOption(String name, List<String> values) {
    public GivenOption {
        values = List.copyOf(values);
    }
}
