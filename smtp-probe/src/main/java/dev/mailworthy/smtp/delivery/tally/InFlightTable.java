package dev.mailworthy.smtp.delivery.tally;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages in flight by their number, and by age. An open-addressing table without an object for a key. */
final class InFlightTable {

    private static final int LEAST = 1 << 10;

    private @Nullable InFlight[] slots = new InFlight[LEAST];
    private int size;
    private @Nullable InFlight oldest;
    private @Nullable InFlight youngest;

    int size() {
        return size;
    }

    @Nullable
    InFlight get(long id) {
        int at = (int) id & slots.length - 1;
        InFlight found = slots[at];
        while (found != null && found.id != id) {
            at = at + 1 & slots.length - 1;
            found = slots[at];
        }
        return found;
    }

    void add(InFlight flight) {
        if (size * 2 >= slots.length) {
            grow();
        }
        put(flight);
        size++;
        link(flight);
    }

    private void put(InFlight flight) {
        int at = (int) flight.id & slots.length - 1;
        while (slots[at] != null) {
            at = at + 1 & slots.length - 1;
        }
        slots[at] = flight;
    }

    private void grow() {
        @Nullable InFlight[] old = slots;
        slots = new InFlight[old.length * 2];
        for (InFlight flight : old) {
            if (flight != null) {
                put(flight);
            }
        }
    }

    void remove(InFlight flight) {
        int mask = slots.length - 1;
        int hole = (int) flight.id & mask;
        while (slots[hole] != flight) {
            hole = hole + 1 & mask;
        }
        int at = hole;
        while (true) {
            slots[hole] = null;
            InFlight next;
            int home;
            do {
                at = at + 1 & mask;
                next = slots[at];
                if (next == null) {
                    size--;
                    unlink(flight);
                    return;
                }
                home = (int) next.id & mask;
            } while (hole <= at ? hole < home && home <= at : hole < home || home <= at);
            slots[hole] = next;
            hole = at;
        }
    }

    /** The message that was put at the young end the longest ago. */
    @Nullable
    InFlight oldest() {
        return oldest;
    }

    /** Puts a message at the young end again. */
    void renew(InFlight flight) {
        unlink(flight);
        link(flight);
    }

    private void link(InFlight flight) {
        flight.linked = flight.last;
        flight.older = youngest;
        flight.younger = null;
        if (youngest == null) {
            oldest = flight;
        } else {
            youngest.younger = flight;
        }
        youngest = flight;
    }

    private void unlink(InFlight flight) {
        InFlight older = flight.older;
        InFlight younger = flight.younger;
        if (older == null) {
            oldest = younger;
        } else {
            older.younger = younger;
        }
        if (younger == null) {
            youngest = older;
        } else {
            younger.older = older;
        }
        flight.older = null;
        flight.younger = null;
    }

    List<InFlight> all() {
        List<InFlight> all = new ArrayList<>(size);
        for (InFlight flight = oldest; flight != null; flight = flight.younger) {
            all.add(flight);
        }
        return all;
    }
}
