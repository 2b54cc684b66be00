package dev.mailworthy.cli.hostile;

import java.util.List;
import java.util.stream.Stream;

/** Every {@link DnsBehaviour behaviour} that the tests know. */
public final class DnsBehaviours {

    private DnsBehaviours() {}

    public static List<DnsBehaviour> all() {
        return Stream.of(RightBehaviours.all(), SilentBehaviours.all(), WrongBehaviours.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The behaviour with this name. */
    public static DnsBehaviour named(String name) {
        return all().stream()
                .filter(behaviour -> behaviour.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
