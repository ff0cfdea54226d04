package org.moqlab.engine.mesh.explain;

import java.util.List;

/// The answer to one question about a mesh at a moment.
///
/// @param subject what it is about, such as `test at C`
/// @param t the moment, ns of mesh time
/// @param last number of the last event that had happened
/// @param statements the answer, its verdict first
public record Explanation(String subject, long t, long last, List<Statement> statements) {
    /// Creates an explanation; the list is copied.
    public Explanation {
        statements = List.copyOf(statements);
    }

    /// The statements of one kind, in order.
    public List<Statement> of(Statement.Kind kind) {
        return statements.stream().filter(statement -> statement.kind() == kind).toList();
    }

    /// What is answered, such as `test at C, at 6s`.
    public String title() {
        return subject + ", at " + Sentence.time(t);
    }
}
