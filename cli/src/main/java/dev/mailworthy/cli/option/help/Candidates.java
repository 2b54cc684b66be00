package dev.mailworthy.cli.option.help;

import dev.mailworthy.cli.explain.Topic;
import dev.mailworthy.cli.explain.Topics;
import dev.mailworthy.cli.lab.Lab;
import dev.mailworthy.core.receiver.ReceiverPack;
import dev.mailworthy.core.receiver.ReceiverPacks;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import dev.mailworthy.dnsbl.catalogue.Profile;
import java.util.Iterator;
import java.util.stream.Stream;

/** Names that a shell offers when the user completes an option, in the spelling that the option takes. */
public final class Candidates {

    private Candidates() {}

    /** The labs that ship. */
    public static final class Labs implements Iterable<String> {
        Labs() {}

        @Override
        public Iterator<String> iterator() {
            return Lab.shipped().iterator();
        }
    }

    /** The receivers with a pack. */
    public static final class Receivers implements Iterable<String> {
        Receivers() {}

        @Override
        public Iterator<String> iterator() {
            return ReceiverPacks.bundled().packs().stream()
                    .map(ReceiverPack::id)
                    .iterator();
        }
    }

    /** The lists of the bundled catalogue. */
    public static final class Lists implements Iterable<String> {
        Lists() {}

        @Override
        public Iterator<String> iterator() {
            return Catalogue.bundled().lists().stream().map(ListEntry::id).iterator();
        }
    }

    /** The profiles of the catalogue. */
    public static final class Profiles implements Iterable<String> {
        Profiles() {}

        @Override
        public Iterator<String> iterator() {
            return Stream.of(Profile.values()).map(Profile::label).iterator();
        }
    }

    /** All codes but the answers of lists. */
    public static final class Codes implements Iterable<String> {
        Codes() {}

        @Override
        public Iterator<String> iterator() {
            return Topics.bundled().all().stream().map(Topic::code).iterator();
        }
    }
}
