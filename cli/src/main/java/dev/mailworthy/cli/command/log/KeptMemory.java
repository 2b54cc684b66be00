package dev.mailworthy.cli.command.log;

import dev.mailworthy.cli.store.DeliveryStore;
import dev.mailworthy.smtp.delivery.DeliveryMemory;
import dev.mailworthy.smtp.delivery.DeliveryOptions;
import java.time.ZoneId;
import java.util.Optional;

/** What is known of logs while a command runs, and in a store if there is one. For one thread. */
public final class KeptMemory {

    private final Optional<DeliveryStore> store;
    private final DeliveryOptions options;
    private DeliveryMemory memory;

    private KeptMemory(Optional<DeliveryStore> store, DeliveryMemory memory, ZoneId zone) {
        this.store = store;
        this.memory = memory;
        this.options = DeliveryOptions.of(zone, memory.key());
    }

    public static KeptMemory in(DeliveryStore store, ZoneId zone) {
        return new KeptMemory(Optional.of(store), store.memory(), zone);
    }

    /** Kept until the command ends. */
    public static KeptMemory ofRun(DeliveryMemory memory, ZoneId zone) {
        return new KeptMemory(Optional.empty(), memory, zone);
    }

    DeliveryOptions options() {
        return options;
    }

    public DeliveryMemory memory() {
        return memory;
    }

    /** Replaces what is known, also in the store, and drops what no later line needs. */
    void keep(DeliveryMemory now) {
        DeliveryMemory compacted = now.compacted(options.mostOpen());
        store.ifPresent(file -> file.keep(compacted));
        memory = compacted;
    }
}
