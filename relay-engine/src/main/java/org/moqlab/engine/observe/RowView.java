package org.moqlab.engine.observe;

import org.moqlab.engine.routing.TableRow;

/// A row of a relay's table with its age.
///
/// @param row the row as decided
/// @param since when the namespace entered this table, ns
/// @param changedAt when the row last changed, ns
/// @param event number of the event that last changed it
public record RowView(TableRow row, long since, long changedAt, long event) {}
