package volley.partition.connect;

/** What rules are called in messages, such as {@code fixed_indegree 10 without multapses}. */
final class RuleText {
    private RuleText() {}

    /** @param number the one that the rule has */
    static String of(ConnectionRule rule, Number number, boolean multapses, boolean autapses) {
        return rule.name() + " " + number + without(multapses, autapses);
    }

    /** What is forbidden; empty if nothing is. */
    static String without(boolean multapses, boolean autapses) {
        return (multapses ? "" : " without multapses") + (autapses ? "" : " without autapses");
    }
}
