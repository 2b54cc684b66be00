package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.dnsbl.catalogue.code.CodePattern;
import java.util.List;
import java.util.Map;

/**
 * By which entries a list proves that it answers (RFC 5782 section 5, or the list's own).
 *
 * @param listed of each kind at least one has to be there
 * @param clean none of them may be there
 * @param expected at least one record of the listed entry has to match one of these; empty takes any
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

    public List<Target> listed(TargetKind kind) {
        return listed.stream().filter(target -> target.kind() == kind).toList();
    }

    public List<Target> clean(TargetKind kind) {
        return clean.stream().filter(target -> target.kind() == kind).toList();
    }

    public Basis basis(TargetKind kind) {
        return basis.getOrDefault(kind, listed(kind).isEmpty() ? Basis.NONE : Basis.ASSUMED);
    }
}
