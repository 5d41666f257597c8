package io.github.ccaibridge.app.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The console's addresses, its languages and its style sheet. */
@Configuration(proxyBeanMethods = false)
class ConsoleWiring implements WebMvcConfigurer {
    /** The languages that the console speaks; the first is for everybody else. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addRedirectViewController("/console", "/console/sessions");
        pages.addRedirectViewController("/console/", "/console/sessions");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.addResourceHandler("/console/assets/**")
                .addResourceLocations("classpath:/console/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(10)));
        files.addResourceHandler("/kustomer/widget/assets/**", "/kustomer/widget/icon.svg")
                .addResourceLocations("classpath:/kustomer/widget/")
                .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(10)));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        var chosen = new LocaleChangeInterceptor();
        chosen.setParamName("lang");
        chosen.setIgnoreInvalidLocale(true);
        interceptors.addInterceptor(chosen).addPathPatterns("/console/**", "/login", "/kustomer/widget/**");
    }

    /** The language that was chosen, else the browser's, else English. */
    @Bean
    LocaleResolver localeResolver() {
        var browser = new AcceptHeaderLocaleResolver();
        browser.setSupportedLocales(LANGUAGES);
        browser.setDefaultLocale(Locale.ENGLISH);
        var resolver = new CookieLocaleResolver("lang");
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setDefaultLocaleFunction(browser::resolveLocale);
        return resolver;
    }
}
