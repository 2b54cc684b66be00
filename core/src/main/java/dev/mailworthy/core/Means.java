package dev.mailworthy.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.text.KindName;
import dev.mailworthy.core.text.Printable;
import java.util.List;
import java.util.Optional;

/** What exactly a {@link Remedy} consists of, as data that a program can act on and a person can copy. */
public sealed interface Means {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /**
     * Publish this record.
     *
     * @param record with its owner name
     */
    record PublishRecord(PublishedRecord record) implements Means {
        @Override
        public Optional<String> paste() {
            return Optional.of(record.line());
        }
    }

    /**
     * Remove this record from the zone.
     *
     * @param record as it is published now
     */
    record RemoveRecord(PublishedRecord record) implements Means {}

    /**
     * Ask the provider of the machine or of the network.
     *
     * @param page the provider's page for it, if there is one
     */
    record AskProvider(Optional<String> page) implements Means {
        public AskProvider {
            page = page.map(Printable::whole);
        }

        @Override
        public Optional<String> paste() {
            return page;
        }
    }

    /**
     * Ask the operator of a list, in these steps.
     *
     * @param steps one sentence each, in order
     */
    record AskList(List<String> steps) implements Means {
        public AskList {
            steps = steps.stream().map(Printable::text).toList();
        }
    }

    /**
     * Change a setting of a program.
     *
     * @param program for example {@code postfix}
     * @param setting the line of its configuration
     */
    record ChangeSetting(String program, String setting) implements Means {
        public ChangeSetting {
            program = Printable.text(program);
            setting = Printable.whole(setting);
        }

        @Override
        public Optional<String> paste() {
            return Optional.of(setting);
        }
    }

    /**
     * Run a command of the system on this machine.
     *
     * @param command one line for a shell
     */
    record RunCommand(String command) implements Means {
        public RunCommand {
            command = Printable.whole(command);
        }

        @Override
        public Optional<String> paste() {
            return Optional.of(command);
        }
    }

    /**
     * Set up a program, with these steps in this order.
     *
     * @param program what the steps are for, for example {@code Postfix with OpenDKIM}
     * @param steps commands, settings and hints
     */
    record SetUp(String program, List<Means> steps) implements Means {
        public SetUp {
            program = Printable.text(program);
            steps = List.copyOf(steps);
        }
    }

    /**
     * Several ways to the same end. One of them is enough.
     *
     * @param ways each complete in itself
     */
    record OneOf(List<SetUp> ways) implements Means {
        public OneOf {
            ways = List.copyOf(ways);
        }
    }

    /** Wait. There is nothing else to do. */
    record Wait() implements Means {}

    /**
     * Learn more before you change anything.
     *
     * @param hint where to learn more
     */
    record Learn(Hint hint) implements Means {}

    /** {@return the text to copy: the line of a record, a setting, a command or the address of a page} It has any length. */
    default Optional<String> paste() {
        return Optional.empty();
    }
}
