/** Outbound SMTP from this machine: which ports are open, and who closes the others. */
@org.jspecify.annotations.NullMarked
module dev.mailworthy.smtp {
    requires static org.jspecify;
    requires transitive dev.mailworthy.core;
    requires org.snakeyaml.engine;
    requires jakarta.activation;
    requires jakarta.mail;

    exports dev.mailworthy.smtp;
    exports dev.mailworthy.smtp.reply;
    exports dev.mailworthy.smtp.responder;
}
