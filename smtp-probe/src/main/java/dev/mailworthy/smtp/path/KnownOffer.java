package dev.mailworthy.smtp.path;

import java.net.URI;
import java.time.LocalDate;

/**
 * What is known about a target before a run: its servers offer STARTTLS on port 25 (RFC 3207).
 *
 * @param seen the date of the source
 * @param source where it stands
 */
public record KnownOffer(LocalDate seen, URI source) {}
