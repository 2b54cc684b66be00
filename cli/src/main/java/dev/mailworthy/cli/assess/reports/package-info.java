/** All reports of receivers added up: DMARC, TLS, complaints and SNDS, with what they mean for the verdict. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.assess.reports;
