package org.moqlab.app.feed;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// How much a thread yields to others. Java hands its own priorities to Windows only; on Linux,
/// where each thread has a niceness, it is set by the system's call, and elsewhere nothing is done:
/// on macOS that call is about the whole process.
final class Niceness {
    private static final int PRIO_PROCESS = 0;
    private static final int CALLER = 0;
    private static final int NICE = 10;

    private Niceness() {}

    /// Has the calling thread yield to all that do not, from now on. It cannot be taken back. Where
    /// the system refuses, everything goes on as before.
    @SuppressWarnings({"restricted", "ThreadPriorityCheck"})
    static void yieldToAll() {
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        if (System.getProperty("os.name").equals("Linux")) {
            Linker linker = Linker.nativeLinker();
            FunctionDescriptor signature =
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT);
            linker.defaultLookup()
                    .find("setpriority")
                    .map(address -> linker.downcallHandle(address, signature))
                    .ifPresent(Niceness::call);
        }
    }

    private static void call(MethodHandle setPriority) {
        try {
            var _ = (int) setPriority.invokeExact(PRIO_PROCESS, CALLER, NICE);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
