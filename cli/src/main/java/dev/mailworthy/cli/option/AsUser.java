package dev.mailworthy.cli.option;

import dev.mailworthy.cli.assess.port.ProbeUser;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.system.ThreadUser;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.host.SocketOwner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads the value of {@code --as}. The process stays what it is and can read the packet filter; only the sockets of the probe
 * belong to the user.
 *
 * @param passwd the users of this machine
 * @param self the user of this process, if it is known
 * @param change takes another user for the current thread
 */
record AsUser(Path passwd, Optional<LocalUser> self, Change change) {

    /** Makes the current thread open sockets as a user. Returns whether the system did so. */
    @FunctionalInterface
    interface Change {
        boolean to(long user, long group);
    }

    /** This machine. */
    static AsUser system(Optional<LocalUser> self) {
        return new AsUser(LocalUser.PASSWD, self, ThreadUser::become);
    }

    /** @throws UsageException if there is no such user, or if this process may not connect as it */
    ProbeUser read(String name) {
        LocalUser user = LocalUser.named(name, passwd)
                .orElseThrow(() -> refused(name, "this machine has no such user (" + passwd + ")"));
        if (self.filter(own -> own.uid().equals(user.uid())).isPresent()) {
            return new ProbeUser(user, SocketOwner.process());
        }
        long uid = user.uid().orElseThrow();
        long gid = user.gid().orElseThrow();
        if (!worksOnAnotherThread(uid, gid)) {
            boolean root = self.filter(own -> own.uid().orElse(-1) == 0).isPresent();
            throw refused(
                    name,
                    root
                            ? "this system does not let a program connect as another user"
                            : "only root may connect as another user; run it with sudo");
        }
        return new ProbeUser(user, owner(uid, gid));
    }

    /** Takes the user for the moment in which a socket is made. */
    private SocketOwner owner(long uid, long gid) {
        long ownUid = self.map(LocalUser::uid).orElseGet(OptionalLong::empty).orElse(0);
        long ownGid = self.map(LocalUser::gid).orElseGet(OptionalLong::empty).orElse(0);
        return new SocketOwner() {
            @Override
            public <T> T open(Opening<T> opening) throws IOException {
                if (!change.to(uid, gid)) {
                    throw new IllegalStateException("the system no longer lets this process connect as another user");
                }
                try {
                    return opening.open();
                } finally {
                    change.to(ownUid, ownGid);
                }
            }
        };
    }

    /** Tries it on a thread that ends, because a thread keeps the user that it took. */
    private boolean worksOnAnotherThread(long uid, long gid) {
        AtomicBoolean works = new AtomicBoolean();
        Thread trial = new Thread(() -> works.set(change.to(uid, gid)), "as-user");
        trial.start();
        try {
            trial.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return works.get();
    }

    private static UsageException refused(String name, String why) {
        return new UsageException("--as " + Printable.text(name) + ": " + why);
    }
}
