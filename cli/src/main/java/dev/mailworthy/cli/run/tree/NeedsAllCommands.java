package dev.mailworthy.cli.run.tree;

/** A command that describes other commands, so that {@link CommandTree} makes the model of all of them for it. */
public interface NeedsAllCommands {}
