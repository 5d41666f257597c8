package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.FullDisks;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

/** Teaches the web server to speak like the rest of us when it refuses something by itself. */
@Configuration(proxyBeanMethods = false)
class WebServer {
    @Bean(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
    CrmAttachment multipartResolver(FullDisks disks) {
        return new CrmAttachment(disks);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problems() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }
}
