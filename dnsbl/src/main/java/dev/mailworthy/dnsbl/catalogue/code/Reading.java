package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Reason;
import java.util.List;

/** What the A records of an answer mean by a list's own table. */
public sealed interface Reading {

    /**
     * The list has the target.
     *
     * @param codes the codes of the entry; empty only for a list whose every record is an entry. Codes against the
     *     target decide
     */
    record Entry(CodeClass.Weighing weighing, List<ListCode> codes) implements Reading {
        public Entry {
            codes = List.copyOf(codes);
        }
    }

    /** No statement about the target: a refusal, a rewritten answer, or a code that the catalogue does not know. */
    record NoStatement(Reason reason, String detail) implements Reading {}
}
