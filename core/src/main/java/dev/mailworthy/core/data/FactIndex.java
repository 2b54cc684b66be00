package dev.mailworthy.core.data;

import dev.mailworthy.core.Fact;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Facts by key. Their order does not depend on the order of the input. */
public final class FactIndex {

    private static final Comparator<Fact> ORDER = Comparator.comparing(Fact::key)
            .thenComparing(Fact::subject)
            .thenComparing(Fact::ended)
            .thenComparing(fact -> fact.answer().toString());

    private final Map<String, List<Fact>> byKey;

    public FactIndex(Collection<Fact> facts) {
        this.byKey = facts.stream().sorted(ORDER).collect(Collectors.groupingBy(Fact::key));
    }

    /** The facts of these keys, in the order of the keys. */
    public List<Fact> of(Collection<String> keys) {
        return keys.stream()
                .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                .toList();
    }
}
