import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A step of the build: gives each lambda expression of a jar a class file. The compiler leaves it to the JVM to make the class
 * of a lambda (JLS 15.27.4, {@link java.lang.invoke.LambdaMetafactory}). That takes 0.2 ms for each one, even if the class is in
 * the archive of loaded classes (JEP 350). A class file in the archive takes 0.01 ms, and a check uses 1,300 lambdas.
 */
final class LambdaClasses {

    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

    /** The classes that a start uses: ours and dnsjava's. */
    private static final List<String> PACKAGES = List.of("/dev/mailworthy", "/org/xbill/DNS");

    /** The class files by their paths in the jar. */
    private final Map<String, byte[]> files = new TreeMap<>();

    /** The new classes by the class that admits them to its private members (JVMS 4.7.28). */
    private final Map<String, List<String>> members = new TreeMap<>();

    private LambdaClasses() {}

    /** @param arguments the path of the jar, which is changed */
    public static void main(String[] arguments) throws IOException {
        LambdaClasses step = new LambdaClasses();
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(arguments[0]))) {
            for (String each : PACKAGES) {
                try (Stream<Path> below = Files.walk(jar.getPath(each))) {
                    for (Path file : below.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
                        step.files.put(file.toString().substring(1), Files.readAllBytes(file));
                    }
                }
            }
            List.copyOf(step.files.keySet()).forEach(step::convert);
            step.members.forEach(step::admit);
            for (Map.Entry<String, byte[]> each : step.files.entrySet()) {
                Files.write(jar.getPath(each.getKey()), each.getValue());
            }
        }
    }

    private void convert(String file) {
        ClassReader reader = new ClassReader(files.get(file));
        ClassWriter writer = new ClassWriter(0);
        Host host = new Host(writer);
        reader.accept(host, 0);
        if (host.count > 0) {
            files.put(file, writer.toByteArray());
        }
    }

    /** Names the new classes in the class file of their nest's host. */
    private void admit(String nest, List<String> names) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(files.get(nest + ".class"))
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public void visit(
                                    int version, int access, String name, String form, String above, String[] types) {
                                super.visit(Math.max(version, Opcodes.V17), access, name, form, above, types);
                                names.forEach(this::visitNestMember);
                            }
                        },
                        0);
        files.put(nest + ".class", writer.toByteArray());
    }

    /** A class with lambda expressions. */
    private final class Host extends ClassVisitor {

        private String name = "";
        private String nest = "";
        private int count;

        private Host(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(int version, int access, String self, String form, String above, String[] types) {
            name = self;
            nest = self;
            super.visit(Math.max(version, Opcodes.V17), access, self, form, above, types);
        }

        @Override
        public void visitNestHost(String host) {
            nest = host;
            super.visitNestHost(host);
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String type, String form, String[] thrown) {
            return new MethodVisitor(
                    Opcodes.ASM9, super.visitMethod(access, method, type, form, thrown)) {
                @Override
                public void visitInvokeDynamicInsn(String called, String taken, Handle maker, Object... facts) {
                    if (maker.getOwner().equals(FACTORY) && maker.getName().equals("metafactory")) {
                        use(this, new Lambda(name + "$Lambda$" + ++count, called, taken, facts));
                    } else {
                        super.visitInvokeDynamicInsn(called, taken, maker, facts);
                    }
                }
            };
        }

        private void use(MethodVisitor code, Lambda lambda) {
            files.put(lambda.name + ".class", lambda.classFile(nest));
            members.computeIfAbsent(nest, key -> new ArrayList<>()).add(lambda.name);
            if (lambda.captured.length == 0) {
                code.visitFieldInsn(Opcodes.GETSTATIC, lambda.name, "ONLY", lambda.type.getDescriptor());
            } else {
                code.visitMethodInsn(Opcodes.INVOKESTATIC, lambda.name, "of", lambda.taken, false);
            }
        }
    }

    /** A lambda expression, by what the compiler says of it at its call site. */
    private static final class Lambda {

        private final String name;
        private final String method;
        private final String taken;
        private final Type type;
        private final Type[] captured;
        private final Type erased;
        private final Handle body;
        private final Type exact;

        private Lambda(String name, String method, String taken, Object[] facts) {
            this.name = name;
            this.method = method;
            this.taken = taken;
            type = Type.getReturnType(taken);
            captured = Type.getArgumentTypes(taken);
            erased = (Type) facts[0];
            body = (Handle) facts[1];
            exact = (Type) facts[2];
        }

        private byte[] classFile(String nest) {
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            writer.visit(
                    Opcodes.V17,
                    Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                    name,
                    null,
                    "java/lang/Object",
                    new String[] {type.getInternalName()});
            writer.visitNestHost(nest);
            for (int place = 0; place < captured.length; place++) {
                writer.visitField(Opcodes.ACC_FINAL, "a" + place, captured[place].getDescriptor(), null, null);
            }
            constructor(writer);
            maker(writer);
            method(writer);
            return writer.toByteArray();
        }

        private void constructor(ClassWriter writer) {
            MethodVisitor code =
                    writer.visitMethod(0, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, captured), null, null);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            int local = 1;
            for (int place = 0; place < captured.length; place++) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitVarInsn(captured[place].getOpcode(Opcodes.ILOAD), local);
                code.visitFieldInsn(Opcodes.PUTFIELD, name, "a" + place, captured[place].getDescriptor());
                local += captured[place].getSize();
            }
            end(code, Opcodes.RETURN);
        }

        /** A lambda that takes nothing from its surroundings has one object; others have one for each evaluation. */
        private void maker(ClassWriter writer) {
            boolean one = captured.length == 0;
            if (one) {
                writer.visitField(
                        Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "ONLY", type.getDescriptor(), null, null);
            }
            MethodVisitor code =
                    writer.visitMethod(Opcodes.ACC_STATIC, one ? "<clinit>" : "of", one ? "()V" : taken, null, null);
            code.visitTypeInsn(Opcodes.NEW, name);
            code.visitInsn(Opcodes.DUP);
            int local = 0;
            for (Type each : captured) {
                code.visitVarInsn(each.getOpcode(Opcodes.ILOAD), local);
                local += each.getSize();
            }
            code.visitMethodInsn(
                    Opcodes.INVOKESPECIAL,
                    name,
                    "<init>",
                    Type.getMethodDescriptor(Type.VOID_TYPE, captured),
                    false);
            if (one) {
                code.visitFieldInsn(Opcodes.PUTSTATIC, name, "ONLY", type.getDescriptor());
            }
            end(code, one ? Opcodes.RETURN : Opcodes.ARETURN);
        }

        private void method(ClassWriter writer) {
            MethodVisitor code =
                    writer.visitMethod(Opcodes.ACC_PUBLIC, method, erased.getDescriptor(), null, null);
            boolean makes = body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
            if (makes) {
                code.visitTypeInsn(Opcodes.NEW, body.getOwner());
                code.visitInsn(Opcodes.DUP);
            }
            List<Type> wanted = new ArrayList<>(List.of(Type.getArgumentTypes(body.getDesc())));
            if (body.getTag() != Opcodes.H_INVOKESTATIC && !makes) {
                wanted.add(0, Type.getObjectType(body.getOwner()));
            }
            for (int place = 0; place < captured.length; place++) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitFieldInsn(Opcodes.GETFIELD, name, "a" + place, captured[place].getDescriptor());
            }
            int local = 1;
            Type[] given = erased.getArgumentTypes();
            for (int place = 0; place < given.length; place++) {
                code.visitVarInsn(given[place].getOpcode(Opcodes.ILOAD), local);
                convert(code, given[place], exact.getArgumentTypes()[place]);
                convert(code, exact.getArgumentTypes()[place], wanted.get(captured.length + place));
                local += given[place].getSize();
            }
            code.visitMethodInsn(
                    opcode(), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
            Type returned = makes ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
            Type back = erased.getReturnType();
            if (back.getSort() == Type.VOID) {
                if (returned.getSize() > 0) {
                    code.visitInsn(returned.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
                }
            } else {
                convert(code, returned, back);
            }
            end(code, back.getOpcode(Opcodes.IRETURN));
        }

        /** Private methods of a nest are called like others (JVMS 6.5, invokevirtual and invokeinterface). */
        private int opcode() {
            return switch (body.getTag()) {
                case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
                case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
                default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
            };
        }

        /** Converts the value on the stack as an assignment would (JLS 5.2). */
        private static void convert(MethodVisitor code, Type from, Type to) {
            if (from.equals(to)) {
                return;
            }
            if (isPrimitive(from) && isPrimitive(to)) {
                widen(code, from, to);
            } else if (isPrimitive(from)) {
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        box(from),
                        "valueOf",
                        "(" + from.getDescriptor() + ")L" + box(from) + ";",
                        false);
            } else if (isPrimitive(to)) {
                code.visitTypeInsn(Opcodes.CHECKCAST, box(to));
                String value = to.getClassName() + "Value";
                code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box(to), value, "()" + to.getDescriptor(), false);
            } else if (!to.getInternalName().equals("java/lang/Object")) {
                code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
            }
        }

        private static void widen(MethodVisitor code, Type from, Type to) {
            switch (from.getDescriptor() + to.getDescriptor()) {
                case "IJ" -> code.visitInsn(Opcodes.I2L);
                case "ID" -> code.visitInsn(Opcodes.I2D);
                case "JD" -> code.visitInsn(Opcodes.L2D);
                default -> throw new IllegalStateException("no lambda here makes a " + to + " of a " + from);
            }
        }

        private static boolean isPrimitive(Type type) {
            return type.getSort() < Type.ARRAY;
        }

        private static String box(Type type) {
            return switch (type.getSort()) {
                case Type.INT -> "java/lang/Integer";
                case Type.CHAR -> "java/lang/Character";
                default -> "java/lang/"
                        + Character.toUpperCase(type.getClassName().charAt(0))
                        + type.getClassName().substring(1);
            };
        }

        private static void end(MethodVisitor code, int how) {
            code.visitInsn(how);
            code.visitMaxs(0, 0);
            code.visitEnd();
        }
    }
}
