package io.github.ccaibridge.sandbox.hour;

import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.ccai.LateFile;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Plays what comes after a session's end, on the compressed clock: the object changes every five minutes, files begin to
 * arrive after fourteen and are whole after fifteen, when the metadata file comes too.
 */
final class AfterTheEnd implements AutoCloseable {
    private static final Duration FILES = Duration.ofMinutes(15);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "after-the-end");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Future<?>> due = new CopyOnWriteArrayList<>();
    private final CcaiStandIn standIn;
    private final ArtifactDrop drop;
    private final UnaryOperator<Duration> compressed;

    AfterTheEnd(CcaiStandIn standIn, ArtifactDrop drop, UnaryOperator<Duration> compressed) {
        this.standIn = standIn;
        this.drop = drop;
        this.compressed = compressed;
    }

    void of(ScriptedSession session) {
        for (int i = 2; i < session.stages().size(); i++) {
            int stage = i;
            after(Duration.ofMinutes(5L * (stage - 1)), () -> session.putStageNow(standIn, stage));
        }
        for (LateFile file : session.aftermath().files()) {
            after(FILES.minusMinutes(1), () -> {
                ArtifactDrop.Half half = drop.begin(file);
                after(Duration.ofMinutes(1), half::finish);
            });
        }
        after(FILES, () -> drop.metadata(session.id(), session.aftermath().now().metadata()));
    }

    /** Returns when everything has come. */
    void await() {
        try {
            for (int i = 0; i < due.size(); i++) {
                due.get(i).get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("What comes after a session could not be played", e.getCause());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void after(Duration delay, Runnable deed) {
        due.add(clock.schedule(deed, compressed.apply(delay).toMillis(), TimeUnit.MILLISECONDS));
    }
}
