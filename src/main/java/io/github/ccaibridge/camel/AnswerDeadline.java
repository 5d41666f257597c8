package io.github.ccaibridge.camel;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/** Breaks a connection whose answer is not whole in time: a time-out of a read starts anew with every byte that drips in. */
public final class AnswerDeadline implements HttpClientConfigurer {
    /** Half of a lane's lease. */
    private static final Duration WHOLE_ANSWER = Duration.ofSeconds(30);

    private final HttpClientConfigurer login;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "answer-deadline");
        thread.setDaemon(true);
        return thread;
    });

    /** For requests that are let in by a login. */
    public AnswerDeadline(HttpClientConfigurer login) {
        this.login = login;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        login.configureHttpClient(client);
        client.addExecInterceptorFirst("answer-deadline", (request, scope, chain) -> {
            // A connection that was given back meanwhile is no longer this request's, and is left alone.
            var unused = clock.schedule(scope.execRuntime::discardEndpoint, WHOLE_ANSWER.toSeconds(), TimeUnit.SECONDS);
            return chain.proceed(request, scope);
        });
    }
}
