package dev.mailworthy.smtp.message;

/** The service of a key: tag {@code s=} of the key record (RFC 6376 section 3.6.1). A key without the tag is for all services. */
public enum SigningService {
    /** Mail. */
    EMAIL("email"),
    /** SMTP TLS reports (RFC 8460 section 3). */
    TLSRPT("tlsrpt");

    private final String written;

    SigningService(String written) {
        this.written = written;
    }

    String written() {
        return written;
    }
}
