package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Reason;
import java.util.List;

/** What the A records of an answer mean by a list's own table. */
public sealed interface Reading {

    /**
     * The list has the target.
     *
     * @param codes what holds, never empty unless any record lists; those against it decide
     */
    record Entry(CodeClass.Weighing weighing, List<ListCode> codes) implements Reading {
        public Entry {
            codes = List.copyOf(codes);
        }
    }

    /** No statement about the target: a refusal, a rewritten answer, or a code that nobody knows. */
    record NoStatement(Reason reason, String detail) implements Reading {}
}
