package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.text.Printable;

/** A catalogue file that cannot be used. The message is one line: {@code FILE: problem}, with a line number if known. */
public final class CatalogueException extends Exception {
    private static final long serialVersionUID = 1;

    CatalogueException(String message) {
        super(Printable.text(message.replace('\n', ' ')));
    }
}
