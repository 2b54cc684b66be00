package dev.mailworthy.cli.render;

/** The colours of a text and its amount of detail. */
public record TextStyle(Palette palette, Verbosity verbosity) {}
