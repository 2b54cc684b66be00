package dev.mailworthy.cli.render;

import java.util.Optional;

/**
 * The colours of a text, its amount of detail, and its longest line.
 *
 * @param columns the longest line: 80, or as many as the terminal has, from 40 to 120
 * @param lab the name of the lab that the run is in, for the right end of the first line
 */
public record TextStyle(Palette palette, Verbosity verbosity, int columns, Optional<String> lab) {

    /** A style for a run outside of labs. */
    public TextStyle(Palette palette, Verbosity verbosity, int columns) {
        this(palette, verbosity, columns, Optional.empty());
    }

    /** A style of 80 columns. */
    public TextStyle(Palette palette, Verbosity verbosity) {
        this(palette, verbosity, Page.WIDTH);
    }

    /** This style for a run in a lab. */
    public TextStyle in(Optional<String> name) {
        return new TextStyle(palette, verbosity, columns, name);
    }

    public boolean isVerbose() {
        return verbosity == Verbosity.VERBOSE;
    }

    public boolean isQuiet() {
        return verbosity == Verbosity.QUIET;
    }

    /** An empty page of this style's width. */
    public Page page() {
        return new Page(columns);
    }
}
