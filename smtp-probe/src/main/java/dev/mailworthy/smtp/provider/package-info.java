/**
 * Whose machine this is, and what that means for its mail ports.
 * {@link dev.mailworthy.smtp.provider.ProviderRecognition} compares what a machine shows
 * ({@link dev.mailworthy.smtp.provider.MachineFacts}) with what is known of providers
 * ({@link dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue}); {@link dev.mailworthy.smtp.provider.Guidance} sets their policy
 * beside what was measured, and {@link dev.mailworthy.smtp.provider.SupportTicket} is the letter to them. A policy is
 * somebody's reading of a page at a date: it is never more certain than its source.
 */
package dev.mailworthy.smtp.provider;
