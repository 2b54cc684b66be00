import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A step of the build: writes the code of {@code equals} and {@code hashCode} into the records of a jar. The compiler leaves it to
 * the JVM to make that code ({@link java.lang.runtime.ObjectMethods}). That takes 20 ms for the first record of a run, and up to 5
 * ms for each further one. The results are the same.
 */
final class RecordMethods {

    private static final String FACTORY = "java/lang/runtime/ObjectMethods";
    private static final String OBJECT = "(Ljava/lang/Object;)";

    private RecordMethods() {}

    /** @param arguments the path of the jar, which is changed */
    public static void main(String[] arguments) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(arguments[0]));
                Stream<Path> below = Files.walk(jar.getPath("/dev/mailworthy"))) {
            for (Path file : below.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
                ClassReader reader = new ClassReader(Files.readAllBytes(file));
                if (reader.getSuperName().equals("java/lang/Record")) {
                    Files.write(file, written(reader));
                }
            }
        }
    }

    private static byte[] written(ClassReader reader) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String type, String form, String[] thrown) {
                        MethodVisitor next = super.visitMethod(access, method, type, form, thrown);
                        return new MethodVisitor(Opcodes.ASM9, next) {
                            @Override
                            public void visitInvokeDynamicInsn(String name, String taken, Handle maker, Object... facts) {
                                if (!maker.getOwner().equals(FACTORY) || name.equals("toString")) {
                                    super.visitInvokeDynamicInsn(name, taken, maker, facts);
                                } else if (name.equals("equals")) {
                                    compare(this, reader.getClassName(), components(facts));
                                } else {
                                    hash(this, components(facts));
                                }
                            }
                        };
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** The fields of the record: behind its class and their names. */
    private static List<Handle> components(Object[] facts) {
        return Arrays.stream(facts).skip(2).map(Handle.class::cast).toList();
    }

    /** The record and the other object are on the stack, and in the first two variables. */
    private static void compare(MethodVisitor code, String type, List<Handle> components) {
        Label differ = new Label();
        Label end = new Label();
        code.visitInsn(Opcodes.POP2);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, type);
        code.visitJumpInsn(Opcodes.IFEQ, differ);
        for (Handle component : components) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            get(code, component);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitTypeInsn(Opcodes.CHECKCAST, type);
            get(code, component);
            jumpUnlessEqual(code, Type.getType(component.getDesc()), differ);
        }
        code.visitInsn(Opcodes.ICONST_1);
        code.visitJumpInsn(Opcodes.GOTO, end);
        code.visitLabel(differ);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitLabel(end);
        code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {Opcodes.INTEGER});
    }

    private static void jumpUnlessEqual(MethodVisitor code, Type component, Label differ) {
        switch (component.getSort()) {
            case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT ->
                code.visitJumpInsn(Opcodes.IF_ICMPNE, differ);
            case Type.LONG -> {
                code.visitInsn(Opcodes.LCMP);
                code.visitJumpInsn(Opcodes.IFNE, differ);
            }
            case Type.FLOAT, Type.DOUBLE -> {
                String two = component.getDescriptor() + component.getDescriptor();
                code.visitMethodInsn(Opcodes.INVOKESTATIC, box(component), "compare", "(" + two + ")I", false);
                code.visitJumpInsn(Opcodes.IFNE, differ);
            }
            default -> {
                String two = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
                code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Objects", "equals", two, false);
                code.visitJumpInsn(Opcodes.IFEQ, differ);
            }
        }
    }

    /** The record is on the stack, and in the first variable. */
    private static void hash(MethodVisitor code, List<Handle> components) {
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.ICONST_0);
        for (Handle component : components) {
            code.visitIntInsn(Opcodes.BIPUSH, 31);
            code.visitInsn(Opcodes.IMUL);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            get(code, component);
            Type type = Type.getType(component.getDesc());
            boolean primitive = type.getSort() < Type.ARRAY;
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    primitive ? box(type) : "java/util/Objects",
                    "hashCode",
                    primitive ? "(" + type.getDescriptor() + ")I" : OBJECT + "I",
                    false);
            code.visitInsn(Opcodes.IADD);
        }
    }

    private static void get(MethodVisitor code, Handle field) {
        code.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
    }

    private static String box(Type type) {
        return switch (type.getSort()) {
            case Type.INT -> "java/lang/Integer";
            case Type.CHAR -> "java/lang/Character";
            default -> {
                String name = type.getClassName();
                yield "java/lang/" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
            }
        };
    }
}
