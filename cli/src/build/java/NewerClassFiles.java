import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * A step of the build: writes the class files of a jar that are older than Java 6 as class files of Java 17. The JVM's
 * archive of loaded classes (JEP 350) takes no older ones, and picocli's are of Java 5, so that each start would check
 * them anew. The code in them stays as it is; what is added are the frames that the newer check reads (JVMS 4.7.4).
 */
final class NewerClassFiles {

    /** Java 6, the first whose class files hold frames. */
    private static final int FIRST_WITH_FRAMES = 50;

    private NewerClassFiles() {}

    /** @param arguments the path of the jar, which is replaced, and the time that all its entries get (ISO 8601) */
    public static void main(String[] arguments) throws IOException {
        LocalDateTime time = OffsetDateTime.parse(arguments[1])
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDateTime();
        Path jar = Path.of(arguments[0]);
        Path written = jar.resolveSibling(jar.getFileName() + ".new");
        try (ZipFile in = new ZipFile(jar.toFile());
                URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(written))) {
            for (Enumeration<? extends ZipEntry> all = in.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(time);
                out.putNextEntry(copy);
                byte[] octets = in.getInputStream(entry).readAllBytes();
                out.write(isOld(entry.getName(), octets) ? newer(octets, classes) : octets);
                out.closeEntry();
            }
        }
        Files.move(written, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isOld(String name, byte[] octets) {
        return name.endsWith(".class")
                && octets.length > 8
                && (((octets[6] & 0xFF) << 8) | (octets[7] & 0xFF)) < FIRST_WITH_FRAMES;
    }

    private static byte[] newer(byte[] octets, ClassLoader classes) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        ClassVisitor raised = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                    int version, int access, String name, String signature, String above, String[] interfaces) {
                super.visit(Opcodes.V17, access, name, signature, above, interfaces);
            }
        };
        new ClassReader(octets).accept(raised, ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
