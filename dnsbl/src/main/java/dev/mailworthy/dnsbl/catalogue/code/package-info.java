/** What the answers of a list mean: its codes, their severities, and how its A records are read. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.dnsbl.catalogue.code;
