/** What the answers of a list mean: its codes, how bad each is, and how its A records are read. */
package dev.mailworthy.dnsbl.catalogue.code;
