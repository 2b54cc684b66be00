import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A step of a package for one kind of machine: copies the runnable jar without the native halves of JNA, and writes the one
 * for that machine beside the copy. JNA then loads it from there, and unpacks nothing at run time. Of SQLite's native halves
 * the one for that machine stays in the jar, because SQLite unpacks it into the folder of the store.
 */
final class OneMachine {

    private static final Pattern NATIVE = Pattern.compile("com/sun/jna/[a-z0-9-]+/(?:libjnidispatch\\.so)?");

    private static final String SQLITE = "org/sqlite/native/";

    private OneMachine() {}

    /** @param arguments the jar, the copy, and JNA's name of the machine, such as linux-x86-64 */
    public static void main(String[] arguments) throws IOException {
        Path copy = Path.of(arguments[1]);
        String wanted = "com/sun/jna/" + arguments[2] + "/libjnidispatch.so";
        try (ZipFile in = new ZipFile(arguments[0]);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            ZipEntry half = in.getEntry(wanted);
            if (half == null) {
                throw new IllegalArgumentException("the jar has no " + wanted);
            }
            Files.write(copy.resolveSibling("libjnidispatch.so"), in.getInputStream(half).readAllBytes());
            for (Enumeration<? extends ZipEntry> all = in.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (!isNative(entry.getName()) && !isOtherSqlite(entry.getName(), arguments[2])) {
                    ZipEntry same = new ZipEntry(entry.getName());
                    same.setTimeLocal(entry.getTimeLocal());
                    out.putNextEntry(same);
                    out.write(in.getInputStream(entry).readAllBytes());
                    out.closeEntry();
                }
            }
        }
    }

    private static boolean isNative(String name) {
        return NATIVE.matcher(name).matches() && name.contains("-");
    }

    /** @param machine JNA's name of the machine; SQLite's folder for linux-x86-64 is Linux/x86_64 */
    private static boolean isOtherSqlite(String name, String machine) {
        String architecture = machine.substring("linux-".length()).replace('-', '_').replace("ppc64le", "ppc64");
        return name.startsWith(SQLITE) && name.endsWith(".so") && !name.startsWith(SQLITE + "Linux/" + architecture + "/");
    }
}
