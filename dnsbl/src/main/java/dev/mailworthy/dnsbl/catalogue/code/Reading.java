package dev.mailworthy.dnsbl.catalogue.code;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.text.KindName;
import java.util.List;

/** The meaning of an answer's A records in the list's {@link CodeTable}. */
public sealed interface Reading {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /**
     * The list has the target.
     *
     * @param weighing whether the entry counts against the target, for it, or neither way
     * @param codes the codes of the entry; empty only for a list whose every record is an entry. Codes against the target
     *     outweigh codes for it
     */
    record Entry(CodeClass.Weighing weighing, List<ListCode> codes) implements Reading {
        public Entry {
            codes = List.copyOf(codes);
        }
    }

    /**
     * No statement about the target: a refusal, a rewritten answer, or a code that the catalogue does not know.
     *
     * @param reason for programs
     * @param detail one line for people
     */
    record NoStatement(Reason reason, String detail) implements Reading {}
}
