/** What receivers report about a domain's mail: whose each source is, and why mail of it fails. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.assess.feedback;
