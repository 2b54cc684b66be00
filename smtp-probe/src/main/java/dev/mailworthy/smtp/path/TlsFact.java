package dev.mailworthy.smtp.path;

/** How TLS between here and a responder came out. */
public enum TlsFact {
    /** The responder proved itself inside TLS, and the certificate seen here is its own. */
    PROVEN("TLS reaches the responder, with its own certificate"),
    /** The responder proved itself inside TLS, but the certificate seen here is somebody else's. */
    CERTIFICATE_REPLACED("the certificate is not the responder's"),
    /** The responder offered STARTTLS, and the offer did not arrive or was refused in its place. */
    REMOVED("STARTTLS was taken away on the way"),
    /** TLS came about with somebody who does not prove to be the responder. */
    UNPROVEN("TLS ends at somebody else"),
    /** No TLS came about; the reason may be anything. */
    FAILED("TLS failed");

    private final String title;

    TlsFact(String title) {
        this.title = title;
    }

    /** A few words for people. */
    public String title() {
        return title;
    }
}
