package dev.mailworthy.core.dns;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Waits for several answers without a thread. */
public final class Together {

    private Together() {}

    /** All values, in order; ends when the last one is there. */
    public static <T> CompletableFuture<List<T>> of(List<CompletableFuture<T>> parts) {
        return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> parts.stream().map(CompletableFuture::join).toList());
    }
}
