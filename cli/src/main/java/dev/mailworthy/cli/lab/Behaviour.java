package dev.mailworthy.cli.lab;

/** How a lab's peer treats a connection. */
sealed interface Behaviour {

    /** The connection request is never answered, as behind a firewall that drops. */
    record Drop() implements Behaviour {}

    /** The connection is reset at once, as by a closed port. */
    record Reject() implements Behaviour {}

    /** Accepts the connection and sends nothing, as web servers do until the client sends a request. */
    record Silent() implements Behaviour {}

    /** The connection is taken and a small SMTP server greets with this line. */
    record Greet(String banner) implements Behaviour {}

    /** Greets inside TLS, which begins with the connection (RFC 8314 section 3.3). The certificate is self-signed. */
    record GreetUnderTls(String banner) implements Behaviour {}
}
