package io.github.ccaibridge.app;

import java.util.List;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** What the management port has besides the actuator: the page of the login, and our way of refusing. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Conditional(ManagementPages.OfTheirOwn.class)
class ManagementPages {
    static final List<String> PATHS = List.of("/login", "/console/assets/console.css", "/console/assets/icon.svg");

    /** The scan for components finds this class as well, and the doors' context has no use for it. */
    static final class OfTheirOwn implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var beans = context.getBeanFactory();
            return beans != null && beans.getParentBeanFactory() != null;
        }
    }

    /** The bridge's own pages, of which only these exist on this port. */
    @Bean
    ServletRegistrationBean<DispatcherServlet> loginPage(ApplicationContext management) {
        var pages = new ServletRegistrationBean<>(
                new DispatcherServlet((WebApplicationContext) management.getParent()), PATHS.toArray(String[]::new));
        pages.setName("login-page");
        return pages;
    }

    /** A cookie belongs to a host and not to a port: under one name, each login would end the other. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> ownSessions() {
        return factory -> factory.getSession().getCookie().setName("JSESSIONID_MANAGEMENT");
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problems() {
        return new WebServer().problems();
    }
}
