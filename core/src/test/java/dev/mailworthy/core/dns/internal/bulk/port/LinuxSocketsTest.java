package dev.mailworthy.core.dns.internal.bulk.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The Linux calls are used on machines that have them. Other machines work without them. */
@Tag("jdk")
class LinuxSocketsTest {

    /** Loads this library's classes again, without JNA. */
    private static final class WithoutJna extends ClassLoader {

        WithoutJna() {
            super(LinuxSocketsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.sun.jna")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.mailworthy.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream octets = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = octets.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** Only this test shows that a machine with these calls uses them, because otherwise only speed differs. */
    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void theCallsAreUsedOnLinux() throws IOException {
        Ports ports = Ports.batched(ByteBuffer.allocateDirect(1));
        ports.close();
        assertThat(ports).isInstanceOf(BatchPorts.class);
    }

    @Test
    void withoutJnaDatagramsPassOneByOne() throws Exception {
        Class<?> ports = Class.forName(Ports.class.getName(), true, new WithoutJna());
        Method batched = ports.getDeclaredMethod("batched", ByteBuffer.class);
        assertThat(batched.invoke(null, ByteBuffer.allocateDirect(1)).getClass().getName())
                .isEqualTo(ChannelPorts.class.getName());
    }
}
