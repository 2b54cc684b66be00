package dev.mailworthy.smtp.provider;

/**
 * One thing that providers want of whoever asks for a port.
 *
 * @param step what to do
 * @param promise what the letter says about it; words in brackets are for the sender to fill in
 * @param takes how long it takes, in words
 */
public record RequestStep(String step, String promise, String takes) {}
