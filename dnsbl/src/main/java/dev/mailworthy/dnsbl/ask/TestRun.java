package dev.mailworthy.dnsbl.ask;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.run.Together;
import dev.mailworthy.dnsbl.catalogue.Basis;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.catalogue.TestEntries;
import dev.mailworthy.dnsbl.health.ListHealth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Queries a list's {@link TestEntries test entries} for one kind of target and judges the answers (RFC 5782 section 5). */
final class TestRun {

    /** Why the test entries do not prove the list. */
    private record Fault(ListHealth.State state, Reason reason, String detail) {}

    private final TestEntries entries;
    private final TargetKind kind;

    private TestRun(TestEntries entries, TargetKind kind) {
        this.entries = entries;
        this.kind = kind;
    }

    static CompletableFuture<ListHealth> of(
            AskedList list, TargetKind kind, Function<Target, CompletableFuture<Word>> ask) {
        TestEntries entries = list.entry().test();
        TestRun run = new TestRun(entries, kind);
        List<CompletableFuture<Word>> listed =
                entries.listed(kind).stream().map(ask).toList();
        List<CompletableFuture<Word>> clean =
                entries.clean(kind).stream().map(ask).toList();
        return Together.of(listed)
                .thenCombine(Together.of(clean), run::judge)
                .thenApply(fault -> fault.map(each -> list.notProved(kind, each.state(), each.reason(), each.detail()))
                        .orElseGet(() -> list.proved(kind)));
    }

    /** The first fault. Empty if the list is proved. */
    private Optional<Fault> judge(List<Word> listed, List<Word> clean) {
        Optional<Word.Silent> refused = silent(clean);
        if (refused.isPresent()) {
            return fault(refused.get());
        }
        if (clean.stream().anyMatch(Word.Entry.class::isInstance)) {
            return canary("the entry that must not be listed is: the zone lists everything");
        }
        if (entries.basis(kind) == Basis.NONE || listed.isEmpty() || clean.isEmpty()) {
            return Optional.of(new Fault(
                    ListHealth.State.UNPROVED,
                    Reason.CANARY_FAILED,
                    "the list has no known test entry of this kind, so its silence proves nothing"));
        }
        if (listed.stream().anyMatch(this::isExpected)) {
            return Optional.empty();
        }
        return silent(listed)
                .flatMap(TestRun::fault)
                .or(() -> canary("the entry that must be listed is not: the zone is empty, dead or hidden by the"
                        + " resolver"));
    }

    private boolean isExpected(Word word) {
        return word instanceof Word.Entry entry
                && (entries.expected().isEmpty()
                        || entry.codes().stream()
                                .anyMatch(code ->
                                        entries.expected().stream().anyMatch(pattern -> pattern.matches(code))));
    }

    private static Optional<Word.Silent> silent(List<Word> words) {
        return words.stream()
                .filter(Word.Silent.class::isInstance)
                .map(Word.Silent.class::cast)
                .findFirst();
    }

    private static Optional<Fault> fault(Word.Silent silent) {
        return Optional.of(new Fault(ListHealth.State.UNANSWERED, silent.why(), "test entry: " + silent.detail()));
    }

    private static Optional<Fault> canary(String detail) {
        return Optional.of(new Fault(ListHealth.State.UNANSWERED, Reason.CANARY_FAILED, detail));
    }
}
