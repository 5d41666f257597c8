package io.github.ccaibridge.camel;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/** Lets an upload's connection be broken from outside: a write has no time-out of its own. */
public final class StuckUploads implements HttpClientConfigurer {
    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.addExecInterceptorFirst("stuck-uploads", (request, scope, chain) -> {
            if (request.getEntity() instanceof FileForm form) {
                form.upload().whenStuck(scope.execRuntime::discardEndpoint);
            }
            return chain.proceed(request, scope);
        });
    }
}
