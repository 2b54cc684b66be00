/** RFC 7208 Sender Policy Framework: records and their evaluation. */
@org.jspecify.annotations.NullMarked
module dev.mailworthy.spf {
    requires static org.jspecify;
    requires transitive dev.mailworthy.core;

    exports dev.mailworthy.spf;
}
