import dev.mailworthy.cli.Main;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** A step of a release: writes the AsciiDoc of the man pages, one a command, from the commands themselves. */
final class ManPages {

    private ManPages() {}

    /** @param arguments the folder to write to */
    public static void main(String[] arguments) throws Exception {
        File folder = Files.createDirectories(Path.of(arguments[0])).toFile();
        int code = ManPageGenerator.generateManPage(
                folder, null, new boolean[0], false, Main.model().getCommandSpec());
        if (code != 0) {
            throw new IllegalStateException("the generator of man pages ended with " + code);
        }
    }
}
