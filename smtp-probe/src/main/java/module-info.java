/** Outbound SMTP from this machine: which ports are open, and who closes the others. */
@org.jspecify.annotations.NullMarked
module dev.mailworthy.smtp {
    requires static org.jspecify;
    requires transitive dev.mailworthy.core;
    requires org.snakeyaml.engine;

    exports dev.mailworthy.smtp;
    exports dev.mailworthy.smtp.provider;
    exports dev.mailworthy.smtp.responder;
}
