package io.github.ccaibridge.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.modelmbean.InvalidTargetObjectTypeException;
import javax.management.modelmbean.ModelMBean;
import javax.management.modelmbean.ModelMBeanInfo;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedInstance;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.api.management.NotificationSenderAware;
import org.apache.camel.spring.spi.SpringManagementMBeanAssembler;
import org.apache.camel.support.management.MixinRequiredModelMBean;
import org.apache.camel.support.management.NotificationSenderAdapter;

/**
 * Describes all steps of a kind to JMX by one description. Camel makes another one for each of thousands of steps, with a
 * descriptor for each attribute and operation.
 */
final class SharedDescriptions extends SpringManagementMBeanAssembler {
    private final Map<Class<?>, ModelMBeanInfo> known = new ConcurrentHashMap<>();

    SharedDescriptions(CamelContext camel) {
        super(camel);
    }

    @Override
    public ModelMBean assemble(MBeanServer server, Object managed, ObjectName name) throws JMException {
        if (holdsWhatDescribesItself(managed)) {
            return super.assemble(server, managed, name);
        }
        var description = known.get(managed.getClass());
        return description == null ? first(server, managed, name) : another(managed, description);
    }

    private static boolean holdsWhatDescribesItself(Object managed) {
        return managed instanceof ManagedInstance holder
                && holder.getInstance() != null
                && (holder.getInstance().getClass().isAnnotationPresent(ManagedResource.class)
                        || holder.getInstance()
                                .getClass()
                                .isAnnotationPresent(org.springframework.jmx.export.annotation.ManagedResource.class));
    }

    private ModelMBean first(MBeanServer server, Object managed, ObjectName name) throws JMException {
        var made = super.assemble(server, managed, name);
        if (made instanceof MixinRequiredModelMBean shared && shared.getMBeanInfo() instanceof ModelMBeanInfo told) {
            known.put(managed.getClass(), told);
        }
        return made;
    }

    /** As Camel makes it of a description. */
    private ModelMBean another(Object managed, ModelMBeanInfo description) throws JMException {
        var mask = camelContext.getManagementStrategy().getManagementAgent().getMask();
        var made = new MixinRequiredModelMBean(description, Boolean.TRUE.equals(mask), null, null);
        try {
            made.setManagedResource(managed, "ObjectReference");
        } catch (InvalidTargetObjectTypeException impossible) {
            throw new JMException(impossible.getMessage());
        }
        if (managed instanceof NotificationSenderAware sender) {
            sender.setNotificationSender(new NotificationSenderAdapter(made));
        }
        return made;
    }
}
