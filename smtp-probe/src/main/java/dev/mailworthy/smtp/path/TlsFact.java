package dev.mailworthy.smtp.path;

/** The outcome of TLS between this machine and a responder. */
public enum TlsFact {
    /** The responder proved itself inside TLS, and the certificate seen here is its own. */
    PROVEN("TLS reaches the responder, with its own certificate"),
    /** The responder proved itself inside TLS, but the certificate seen here is not its own. */
    CERTIFICATE_REPLACED("the certificate is not the responder's"),
    /** The responder offered STARTTLS. The offer did not arrive, or STARTTLS was refused in the responder's place. */
    REMOVED("STARTTLS was taken away on the way"),
    /** TLS was set up with a server that did not prove to be the responder. */
    UNPROVEN("TLS ends at another server"),
    /** No TLS was set up, for any reason. */
    FAILED("TLS failed");

    private final String title;

    TlsFact(String title) {
        this.title = title;
    }

    /** {@return a few words for people} */
    public String title() {
        return title;
    }
}
