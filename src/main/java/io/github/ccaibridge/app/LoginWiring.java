package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.AnswerDeadline;
import io.github.ccaibridge.camel.VendorLogin;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The beans by which the vendors let us in. */
@Configuration(proxyBeanMethods = false)
class LoginWiring {
    @Bean
    VendorLogin kustomerLogin(Environment settings) {
        return VendorLogin.bearer(
                settings.getRequiredProperty("kustomer.url"),
                settings.getRequiredProperty("kustomer.api-key"),
                settings.getProperty("kustomer.api-key-next"));
    }

    @Bean
    VendorLogin ccaiLogin(Environment settings) {
        return VendorLogin.basic(
                settings.getRequiredProperty("ccai.url"),
                settings.getRequiredProperty("ccai.subdomain"),
                settings.getRequiredProperty("ccai.api-token"),
                settings.getProperty("ccai.api-token-next"));
    }

    /** Every request to Kustomer; its answers are short. */
    @Bean
    AnswerDeadline kustomerRequests(VendorLogin kustomerLogin) {
        return new AnswerDeadline(kustomerLogin);
    }

    /** Every request to CCAI Platform but that for a recording, which may take long. */
    @Bean
    AnswerDeadline ccaiRequests(VendorLogin ccaiLogin) {
        return new AnswerDeadline(ccaiLogin);
    }

    /** 1 while the first key is in use, 2 once a vendor has refused it and takes the next. */
    @Bean
    MeterBinder loginsInUse(VendorLogin kustomerLogin, VendorLogin ccaiLogin) {
        return meters -> {
            register(meters, "kustomer", kustomerLogin);
            register(meters, "ccai", ccaiLogin);
        };
    }

    private static void register(MeterRegistry meters, String vendor, VendorLogin login) {
        Gauge.builder("vendor.login.in.use", login, VendorLogin::place)
                .tag("vendor", vendor)
                .register(meters);
    }
}
