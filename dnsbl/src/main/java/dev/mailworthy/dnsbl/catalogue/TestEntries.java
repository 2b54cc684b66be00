package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.dnsbl.catalogue.code.CodePattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The entries by which a list proves that it works: those of RFC 5782 section 5, or the list's own.
 *
 * @param listed targets that the list must have, at least one of each kind
 * @param clean targets that the list must not have
 * @param expected patterns; at least one record of the listed entry must match one of them. Without patterns any record matches
 * @param basis the evidence that the list has these entries
 * @param note one sentence for people, or empty
 */
public record TestEntries(
        List<Target> listed,
        List<Target> clean,
        List<CodePattern> expected,
        Map<TargetKind, Basis> basis,
        String note) {
    public TestEntries {
        listed = List.copyOf(listed);
        clean = List.copyOf(clean);
        expected = List.copyOf(expected);
        basis = Map.copyOf(basis);
    }

    /** The test entries that every list should have (RFC 5782 section 5). */
    static TestEntries standard(Set<TargetKind> kinds) {
        return new TestEntries(
                kinds.stream().map(TestEntries::standardListed).toList(),
                kinds.stream().map(TestEntries::standardClean).toList(),
                List.of(),
                kinds.stream().collect(Collectors.toMap(kind -> kind, kind -> Basis.ASSUMED)),
                "");
    }

    private static Target standardListed(TargetKind kind) {
        return Target.parse(
                switch (kind) {
                    case IP4 -> "127.0.0.2";
                    case IP6 -> "::ffff:7f00:2";
                    case DOMAIN -> "test";
                });
    }

    private static Target standardClean(TargetKind kind) {
        return Target.parse(
                switch (kind) {
                    case IP4 -> "127.0.0.1";
                    case IP6 -> "::ffff:7f00:1";
                    case DOMAIN -> "invalid";
                });
    }

    /**
     * {@return the targets that the list always has, if it works}
     *
     * @param kind of targets
     */
    public List<Target> listed(TargetKind kind) {
        return listed.stream().filter(target -> target.kind() == kind).toList();
    }

    /**
     * {@return the targets that the list never has, if it works}
     *
     * @param kind of targets
     */
    public List<Target> clean(TargetKind kind) {
        return clean.stream().filter(target -> target.kind() == kind).toList();
    }

    /**
     * {@return how it is known that these are the list's test entries}
     *
     * @param kind of targets
     */
    public Basis basis(TargetKind kind) {
        return basis.getOrDefault(kind, listed(kind).isEmpty() ? Basis.NONE : Basis.ASSUMED);
    }
}
