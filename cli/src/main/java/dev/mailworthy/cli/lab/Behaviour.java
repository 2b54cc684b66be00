package dev.mailworthy.cli.lab;

/** How a server of a {@link Lab} treats a connection. */
sealed interface Behaviour {

    /** Never answers a connection request, as a firewall that drops does. */
    record Drop() implements Behaviour {}

    /** Resets the connection at once, as a closed port does. */
    record Reject() implements Behaviour {}

    /** Accepts the connection and sends nothing, as web servers do until the client sends a request. */
    record Silent() implements Behaviour {}

    /** Accepts the connection. A small SMTP server greets with this line. */
    record Greet(String banner) implements Behaviour {}

    /** Greets inside TLS, which begins with the connection (RFC 8314 section 3.3). The certificate is self-signed. */
    record GreetUnderTls(String banner) implements Behaviour {}
}
