package org.moqlab.app.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.collections.ModifiableObservableListBase;

/// A long list from which a stretch goes at once. JavaFX's own takes elements out one by one and
/// moves all others up each time.
final class LongList<E> extends ModifiableObservableListBase<E> {
    private final List<E> elements = new ArrayList<>();

    @Override
    public E get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    protected void doAdd(int index, E element) {
        elements.add(index, element);
    }

    @Override
    protected E doSet(int index, E element) {
        return elements.set(index, element);
    }

    @Override
    protected E doRemove(int index) {
        return elements.remove(index);
    }

    @Override
    public boolean addAll(Collection<? extends E> more) {
        if (more.isEmpty()) {
            return false;
        }
        beginChange();
        int from = elements.size();
        elements.addAll(more);
        nextAdd(from, elements.size());
        modCount++;
        endChange();
        return true;
    }

    @Override
    protected void removeRange(int from, int to) {
        if (from == to) {
            return;
        }
        beginChange();
        List<E> gone = elements.subList(from, to);
        nextRemove(from, List.copyOf(gone));
        gone.clear();
        modCount++;
        endChange();
    }
}
