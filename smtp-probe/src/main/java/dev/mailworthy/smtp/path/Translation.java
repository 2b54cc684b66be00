package dev.mailworthy.smtp.path;

/** How the address that a responder saw relates to the local one. */
public enum Translation {
    /** The responder saw the address that this machine has. */
    NONE("this machine's own address"),
    /** Another address, the same on every proven port: network address translation. */
    NAT("behind address translation"),
    /** Another address than on other ports: a proxy for this port, or translation with several addresses. */
    PER_PORT("another address than on other ports: a proxy for this port, or translation with several addresses");

    private final String title;

    Translation(String title) {
        this.title = title;
    }

    /** {@return a few words for people} */
    public String title() {
        return title;
    }
}
