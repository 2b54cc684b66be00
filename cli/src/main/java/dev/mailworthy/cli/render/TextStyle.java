package dev.mailworthy.cli.render;

/** How texts are written. */
public record TextStyle(Palette palette, Verbosity verbosity) {}
