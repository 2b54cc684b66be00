/** SPF (RFC 7208): records, evaluation, and the sender's side. */
@org.jspecify.annotations.NullMarked
module dev.mailworthy.spf {
    requires static com.fasterxml.jackson.annotation;
    requires static org.jspecify;
    requires transitive dev.mailworthy.core;

    exports dev.mailworthy.spf;
    exports dev.mailworthy.spf.publish;
    exports dev.mailworthy.spf.record;
    exports dev.mailworthy.spf.result;
    exports dev.mailworthy.spf.field;
}
