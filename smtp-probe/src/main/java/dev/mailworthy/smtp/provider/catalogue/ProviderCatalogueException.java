package dev.mailworthy.smtp.provider.catalogue;

import dev.mailworthy.core.text.Printable;

/** Thrown if a file of providers cannot be used. The message is one line: {@code FILE:LINE: problem}. */
public final class ProviderCatalogueException extends Exception {

    private static final long serialVersionUID = 1L;

    ProviderCatalogueException(String message) {
        super(Printable.text(message));
    }
}
