package dev.mailworthy.cli.render;

/**
 * The colours of a text, its amount of detail, and its longest line.
 *
 * @param columns the longest line: 80, or as many as the terminal has, from 40 to 120
 */
public record TextStyle(Palette palette, Verbosity verbosity, int columns) {

    /** A style of 80 columns. */
    public TextStyle(Palette palette, Verbosity verbosity) {
        this(palette, verbosity, Page.WIDTH);
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
