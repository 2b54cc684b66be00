package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Severity;
import java.util.List;
import java.util.Optional;

/** One list of the catalogue. */
record CatalogueEntry(
        String id,
        String name,
        String zone,
        List<TargetKind> kinds,
        boolean allowList,
        boolean anyAnswerLists,
        List<Code> codes,
        List<CodePattern> errors,
        List<Target> mustList,
        List<Target> mustNotList,
        List<CodePattern> expected,
        Optional<String> delist) {

    /** What an answer means. */
    record Code(CodePattern pattern, String meaning, boolean policy, Severity severity) {}

    List<Target> mustList(TargetKind kind) {
        return mustList.stream().filter(target -> target.kind() == kind).toList();
    }

    List<Target> mustNotList(TargetKind kind) {
        return mustNotList.stream().filter(target -> target.kind() == kind).toList();
    }
}
