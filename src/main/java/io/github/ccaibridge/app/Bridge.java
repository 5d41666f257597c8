package io.github.ccaibridge.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The bridge as one process: doors, durable core, routes and what watches them. */
@SpringBootApplication
public class Bridge {
    public static void main(String[] args) {
        SpringApplication.run(Bridge.class, args);
    }
}
