package dev.mailworthy.smtp.delivery.tally;

import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import java.util.Set;
import java.util.StringJoiner;

/** The form of a line that was not understood: its first words without addresses, numbers and names. */
final class LineShape {

    private static final int WORDS = 7;
    private static final int OCTETS = 200;
    /** Words that stay. Any other may be a name or a part of an address. */
    private static final Set<String> KNOWN = Set.of(
            ("a address all and as by cannot certificate client command connect connection daemon deferred delay delays"
                            + " delivered delivery denied directory dsn error expired failed fatal file for from host in is"
                            + " lost mail mailbox message name no not of on open or orig_to out panic permission process"
                            + " queue read relay refused removed reply sent server service size skipped status switch"
                            + " table temporary the timed timeout tls to unable unavailable unexpected unknown unsupported"
                            + " user warning while with write")
                    .split(" "));

    private LineShape() {}

    static String of(LoggedLine line) {
        int end = Math.min(line.end(), line.start() + OCTETS);
        String text = LogOctets.text(line.block(), line.start(), end);
        StringJoiner words = new StringJoiner(" ", Printable.text(line.program()) + ": ", "");
        String[] all = text.split(" +");
        for (int i = 0; i < Math.min(WORDS, all.length); i++) {
            words.add(word(all[i]));
        }
        return words.toString();
    }

    private static String word(String word) {
        int equals = word.indexOf('=');
        String name = equals > 0 ? word.substring(0, equals) : word;
        String letters = name.replaceAll("[,:;.)(]+$", "");
        return KNOWN.contains(letters) ? equals > 0 ? letters + "=..." : letters : "...";
    }
}
