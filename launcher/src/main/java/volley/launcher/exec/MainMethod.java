package volley.launcher.exec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import volley.partition.UserException;

/**
 * The method that a program starts with, found as the Java launcher does: {@code main(String[])} before {@code main()},
 * static or of an object (JLS 12.1.4).
 */
record MainMethod(Method method) {
    static MainMethod of(Class<?> type, Path file) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("main") && !Modifier.isPrivate(method.getModifiers()))
                .filter(method -> method.getParameterCount() == 0
                        || List.of(method.getParameterTypes()).equals(List.of(String[].class)))
                .max((a, b) -> a.getParameterCount() - b.getParameterCount())
                .map(MainMethod::new)
                .orElseThrow(() -> new UserException(
                        "program " + file + ": class " + type.getName() + " has no main method, expected one"));
    }

    void invoke(List<String> arguments) throws Exception {
        method.setAccessible(true);
        try {
            Object receiver = null;
            if (!Modifier.isStatic(method.getModifiers())) {
                var constructor = method.getDeclaringClass().getDeclaredConstructor();
                constructor.setAccessible(true);
                receiver = constructor.newInstance();
            }
            if (method.getParameterCount() == 0) {
                method.invoke(receiver);
            } else {
                method.invoke(receiver, (Object) arguments.toArray(String[]::new));
            }
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case Exception exception -> throw exception;
                case Error error -> throw error;
                default -> throw e;
            }
        }
    }
}
