package dev.mailworthy.cli.render.outcome;

/** The form of the lines below the problems: a word, then its text from column 13 on. */
final class Block {

    private static final int WIDTH = 12;

    private Block() {}

    static String lead(String word) {
        return word + " ".repeat(WIDTH - word.length());
    }
}
