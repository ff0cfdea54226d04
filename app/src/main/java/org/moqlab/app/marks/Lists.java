package org.moqlab.app.marks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/// Keeps children in step with a short list. Long lists belong in a virtualised control.
public final class Lists {
    private Lists() {}

    /// Makes one child for each item now and whenever the list changes. The child of an item that
    /// stays equal in its place stays too, and keeps its focus.
    public static <T> void follow(
            ObservableList<T> items,
            ObservableList<Node> children,
            Function<? super T, ? extends Node> make) {
        List<T> made = new ArrayList<>();
        InvalidationListener refill = _ -> fill(items, made, children, make);
        items.addListener(refill);
        fill(items, made, children, make);
    }

    private static <T> void fill(
            ObservableList<T> items,
            List<T> made,
            ObservableList<Node> children,
            Function<? super T, ? extends Node> make) {
        int kept = 0;
        while (kept < Math.min(items.size(), made.size())) {
            if (!items.get(kept).equals(made.get(kept))) {
                children.set(kept, make.apply(items.get(kept)));
                made.set(kept, items.get(kept));
            }
            kept++;
        }
        children.remove(kept, children.size());
        made.subList(kept, made.size()).clear();
        for (T item : items.subList(kept, items.size())) {
            children.add(make.apply(item));
            made.add(item);
        }
    }

    /// Whether there is any item.
    public static BooleanBinding isFilled(ObservableList<?> items) {
        return Bindings.isNotEmpty(items);
    }
}
