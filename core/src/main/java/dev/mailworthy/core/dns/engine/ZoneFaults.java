package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.net.DomainName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The faults of zones: at a name and everything below it, or at one name for one type. */
record ZoneFaults(Map<DomainName, Fault> subtrees, Map<Place, Fault> places) {

    private static final String LINE = ";fault ";

    /** One name and type. */
    record Place(DomainName name, int type) {}

    ZoneFaults {
        subtrees = Map.copyOf(subtrees);
        places = Map.copyOf(places);
    }

    static ZoneFaults none() {
        return new ZoneFaults(Map.of(), Map.of());
    }

    ZoneFaults with(DomainName name, Fault fault) {
        Map<DomainName, Fault> more = new HashMap<>(subtrees);
        more.put(name, fault);
        return new ZoneFaults(more, places);
    }

    private ZoneFaults with(Place place, Fault fault) {
        Map<Place, Fault> more = new HashMap<>(places);
        more.put(place, fault);
        return new ZoneFaults(subtrees, more);
    }

    /** These faults and those of a file's comment lines. */
    ZoneFaults read(String file, String text) throws ZoneFileException {
        ZoneFaults faults = this;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.startsWith(LINE)) {
                faults = faults.read(
                        file + ":" + number,
                        line.substring(LINE.length()).trim().split("\\s+"));
            }
        }
        return faults;
    }

    private ZoneFaults read(String where, String[] words) throws ZoneFileException {
        try {
            if (words.length != 2 && words.length != 3) {
                throw new IllegalArgumentException("two or three words are needed");
            }
            Fault fault = Fault.valueOf(words[0].toUpperCase(Locale.ROOT).replace('-', '_'));
            DomainName name = DomainName.ofText(words[1]);
            return words.length == 2
                    ? with(name, fault)
                    : with(
                            new Place(
                                    name,
                                    RecordType.valueOf(words[2].toUpperCase(Locale.ROOT))
                                            .number()),
                            fault);
        } catch (IllegalArgumentException e) {
            throw new ZoneFileException(where + ": a fault line is \";fault WHAT NAME\" or \";fault WHAT NAME TYPE\"");
        }
    }

    /**
     * The fault of a name and type. Without one for exactly these, the fault of the name or of the nearest name above it
     * counts.
     */
    Optional<Fault> at(DomainName name, int type) {
        Fault here = places.get(new Place(name, type));
        return here != null
                ? Optional.of(here)
                : subtrees.keySet().stream()
                        .filter(name::isAtOrBelow)
                        .max(Comparator.comparingInt(top -> top.wire().length))
                        .map(subtrees::get);
    }
}
