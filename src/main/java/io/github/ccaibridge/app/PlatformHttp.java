package io.github.ccaibridge.app;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Camel's routes in the web server: the thread that took a request in works on it and answers. The starter by itself gives it to a thread
 * of another pool and sends it through all filters a second time to end the answer.
 */
@Configuration(proxyBeanMethods = false)
class PlatformHttp {
    @Bean("platform-http-engine")
    PlatformHttpEngine engine(@Value("${server.port}") int port) {
        return new SpringBootPlatformHttpEngine(port, Runnable::run);
    }

    @Bean
    WebMvcRegistrations answeredInPlace() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new Answering();
            }
        };
    }

    private static final class Answering extends RequestMappingHandlerAdapter {
        @Override
        public void afterPropertiesSet() {
            super.afterPropertiesSet();
            var handlers = new ArrayList<HandlerMethodReturnValueHandler>();
            handlers.add(new Answered());
            handlers.addAll(getReturnValueHandlers());
            setReturnValueHandlers(handlers);
        }
    }

    /** What a route has answered, which needs no dispatch any more. */
    private static final class Answered implements HandlerMethodReturnValueHandler {
        @Override
        public boolean supportsReturnType(MethodParameter returned) {
            return PlatformHttpConsumer.class.isAssignableFrom(returned.getContainingClass());
        }

        @Override
        public void handleReturnValue(
                Object done, MethodParameter returned, ModelAndViewContainer view, NativeWebRequest request) {
            ((CompletableFuture<?>) done).join();
            view.setRequestHandled(true);
        }
    }
}
