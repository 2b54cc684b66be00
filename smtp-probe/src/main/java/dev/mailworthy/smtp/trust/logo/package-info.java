/** The logo that a domain names in its BIMI record: fetched and held against the profile SVG Tiny PS. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.trust.logo;
