import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A step of a package for one kind of machine: copies the runnable jar without the native halves of JNA and of zstd-jni, and writes
 * those for that machine beside the copy. Java then loads them from there, and unpacks nothing at run time.
 */
final class OneMachine {

    /** The halves for all machines; the group is the name of the file. */
    private static final Pattern HALF =
            Pattern.compile("(?:com/sun/jna/[a-z0-9]+-[a-z0-9-]+|linux/[a-z0-9]+)/(?:(lib[^/]+\\.so))?");

    private OneMachine() {}

    /** @param arguments the jar, the copy, and JNA's name of the machine, such as linux-x86-64 */
    public static void main(String[] arguments) throws IOException {
        Path copy = Path.of(arguments[1]);
        List<String> folders = List.of("com/sun/jna/" + arguments[2] + "/", zstd(arguments[2]));
        Set<String> missing = new HashSet<>(folders);
        try (ZipFile in = new ZipFile(arguments[0]);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (Enumeration<? extends ZipEntry> all = in.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                Matcher half = HALF.matcher(entry.getName());
                if (!half.matches()) {
                    copy(in, entry, out);
                } else if (half.group(1) != null) {
                    String folder = entry.getName().substring(0, half.start(1));
                    if (folders.contains(folder)) {
                        Files.write(copy.resolveSibling(half.group(1)), in.getInputStream(entry).readAllBytes());
                        missing.remove(folder);
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the jar has no native half in " + missing);
        }
    }

    /** The folder of zstd-jni for a machine that JNA names. */
    private static String zstd(String machine) {
        return "linux/" + machine.replace("linux-", "").replace("x86-64", "amd64") + "/";
    }

    private static void copy(ZipFile in, ZipEntry entry, ZipOutputStream out) throws IOException {
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(same);
        out.write(in.getInputStream(entry).readAllBytes());
        out.closeEntry();
    }
}
