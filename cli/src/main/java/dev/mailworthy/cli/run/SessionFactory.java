package dev.mailworthy.cli.run;

import java.lang.reflect.Constructor;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the objects of picocli. A constructor that takes a {@link Session} gets the one of this run. */
public final class SessionFactory implements IFactory {

    private final IFactory plain = CommandLine.defaultFactory();
    private final Session session;

    /** @param session handed to each command */
    public SessionFactory(Session session) {
        this.session = session;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Optional<Constructor<?>> constructor = Stream.of(type.getDeclaredConstructors())
                .filter(each -> each.getParameterCount() == 1 && each.getParameterTypes()[0] == Session.class)
                .findFirst();
        constructor.ifPresent(found -> found.setAccessible(true));
        return constructor.isPresent() ? type.cast(constructor.get().newInstance(session)) : plain.create(type);
    }
}
