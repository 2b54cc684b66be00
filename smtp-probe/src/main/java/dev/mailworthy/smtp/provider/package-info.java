/**
 * The provider of this machine, and its effect on mail ports. {@link dev.mailworthy.smtp.provider.ProviderRecognition}
 * compares the facts of a machine ({@link dev.mailworthy.smtp.provider.MachineFacts}) with the known providers
 * ({@link dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue}). {@link dev.mailworthy.smtp.provider.Guidance}
 * compares their policy with the measurement. {@link dev.mailworthy.smtp.provider.SupportTicket} is the letter to them.
 * A policy was read from a page on a date. It is never more certain than that page.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.provider;
