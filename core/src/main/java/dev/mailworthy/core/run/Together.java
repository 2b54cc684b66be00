package dev.mailworthy.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Combines several futures without blocking a thread. Unlike {@link CompletableFuture#allOf} it also collects the values. */
public final class Together {

    private Together() {}

    /** All values, in the order of the futures. Completes when the last value is there. */
    public static <T> CompletableFuture<List<T>> of(List<CompletableFuture<T>> parts) {
        CompletableFuture<List<T>> all = parts.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : parts.get(0).thenApply(List::of);
        for (CompletableFuture<T> part : parts.subList(Math.min(1, parts.size()), parts.size())) {
            all = all.thenCombine(part, Together::with);
        }
        return all;
    }

    private static <T> List<T> with(List<T> values, T value) {
        List<T> more = new ArrayList<>(values);
        more.add(value);
        return more;
    }
}
