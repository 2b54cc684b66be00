package dev.mailworthy.core.dns.internal;

import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;

/**
 * One query with EDNS and without. A query that wants signatures (RFC 3225) has only the form with EDNS: without it the
 * signatures would be missing, which must not look like a stripped zone.
 */
record QueryForms(byte[] edns, byte[] plain) {

    static QueryForms of(Message query) {
        OPTRecord opt = query.getOPT();
        byte[] whole = query.toWire();
        if (opt == null || (opt.getFlags() & ExtendedFlags.DO) != 0) {
            return new QueryForms(whole, whole);
        }
        Message bare = query.clone();
        bare.removeRecord(opt, Section.ADDITIONAL);
        return new QueryForms(whole, bare.toWire());
    }

    /** Whether there are two forms. */
    boolean areTwo() {
        return edns != plain;
    }
}
