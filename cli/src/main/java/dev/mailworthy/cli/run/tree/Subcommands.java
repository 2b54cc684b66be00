package dev.mailworthy.cli.run.tree;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The subcommands of a command, in the order of its help. It stands in for the attribute of picocli's {@code @Command},
 * for which picocli makes the model of every subcommand at once. {@link CommandTree} makes those that a run needs.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Subcommands {

    /** The classes of the subcommands. Each has picocli's {@code @Command}. */
    Class<?>[] value();
}
