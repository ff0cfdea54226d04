package org.moqlab.app.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.moqlab.app.words.Words;

/// Asks with the file dialog of the system; remembers the folder while the program runs.
public final class ChooserFilePicker implements FilePicker {
    private final Window owner;
    private final FileChooser chooser = new FileChooser();

    /// @param owner the window the dialog belongs to
    public ChooserFilePicker(Window owner) {
        this.owner = owner;
        chooser.setTitle(Words.of("picker.title"));
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter(
                                Words.of("picker.scenarios"),
                                "*.yaml",
                                "*.yml",
                                "*.jsonl",
                                "*.flight",
                                "*.lesson"),
                        new ExtensionFilter(Words.of("picker.all"), "*"));
        File samples = new File("sample-meshes");
        if (samples.isDirectory()) {
            chooser.setInitialDirectory(samples);
        }
    }

    @Override
    public Optional<Path> pickScenario() {
        Optional<File> picked = Optional.ofNullable(chooser.showOpenDialog(owner));
        picked.map(File::getParentFile).ifPresent(chooser::setInitialDirectory);
        return picked.map(File::toPath);
    }

    @Override
    public Optional<Path> pickTarget(String suggested) {
        chooser.setInitialFileName(suggested);
        Optional<File> picked = Optional.ofNullable(chooser.showSaveDialog(owner));
        chooser.setInitialFileName("");
        picked.map(File::getParentFile).ifPresent(chooser::setInitialDirectory);
        return picked.map(File::toPath);
    }
}
