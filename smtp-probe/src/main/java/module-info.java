/** Outbound SMTP from this machine: which ports are open, who closes the others, and what receivers say. */
@org.jspecify.annotations.NullMarked
module dev.mailworthy.smtp {
    requires static com.fasterxml.jackson.annotation;
    requires static com.github.luben.zstd_jni;
    requires static org.apache.commons.compress;
    requires static org.jspecify;
    requires static org.tukaani.xz;
    requires transitive dev.mailworthy.core;
    requires java.xml;
    requires static apache.jdkim.library; // packed into this module's jar
    requires jakarta.mail;
    requires org.eclipse.angus.mail;
    requires org.snakeyaml.engine;

    exports dev.mailworthy.smtp;
    exports dev.mailworthy.smtp.delivery;
    exports dev.mailworthy.smtp.delivery.account;
    exports dev.mailworthy.smtp.delivery.cell;
    exports dev.mailworthy.smtp.delivery.source;
    exports dev.mailworthy.smtp.dialogue;
    exports dev.mailworthy.smtp.message;
    exports dev.mailworthy.smtp.provider;
    exports dev.mailworthy.smtp.reply;
    exports dev.mailworthy.smtp.responder;
    exports dev.mailworthy.smtp.responder.token to
            dev.mailworthy.cli;
    exports dev.mailworthy.smtp.trust;
    exports dev.mailworthy.smtp.trust.logo;
    exports dev.mailworthy.smtp.path;
    exports dev.mailworthy.smtp.host;
    exports dev.mailworthy.smtp.host.filter;
    exports dev.mailworthy.smtp.sight;
    exports dev.mailworthy.smtp.reply.rule;
    exports dev.mailworthy.smtp.reply.bounce;
    exports dev.mailworthy.smtp.provider.catalogue;
    exports dev.mailworthy.smtp.responder.value;
    exports dev.mailworthy.smtp.dialogue.value;
}
