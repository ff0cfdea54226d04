package org.moqlab.engine.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.file.LabVersion;
import org.moqlab.engine.mesh.OnlyLiveException;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.RunHash;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The headless lab. Exit status 0 as expected, 1 not as expected, 2 unusable input or usage, 127
/// not supported here.
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        versionProvider = Lab.Version.class,
        synopsisHeading = "Usage: ",
        customSynopsis = {"lab [COMMAND] [OPTIONS]"},
        description = {
            "",
            "A laboratory for the gossip of Media over QUIC relays.",
            "",
            "Without a command, lab opens the window; 'lab FILE.yaml' opens it on a scenario. The"
                    + " commands below work without a screen.",
            ""
        },
        optionListHeading = "Options:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "  check    Build everything and run all tests.",
            "",
            "Examples:",
            "  lab                                      open the window",
            "  lab list                                 what there is to play",
            "  lab run sample-meshes/zombie-mesh.yaml   watch a dead namespace live on",
            "  lab run sample-meshes                    play the whole museum and judge it",
            "  lab run --help                           what a command can do",
            "",
            "Exit status: 0 as expected, 1 not as expected, 2 unusable input or usage,",
            "127 not supported here."
        })
public final class Lab implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    private Lab() {}

    /// Runs the program and ends the process with its status.
    public static void main(String[] args) {
        PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
        int status = run(args, new Stdout(new FileOutputStream(FileDescriptor.out)), err);
        err.flush();
        System.exit(status);
    }

    private static PrintWriter writer(OutputStream to) {
        return new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8)));
    }

    /// Runs the program; what it says and nobody can keep is no success.
    static int run(String[] args, Stdout to, PrintWriter err) {
        PrintWriter out = writer(to);
        int status = run(args, out, err, new OwnDrivers());
        out.flush();
        Optional<String> lost = to.why();
        lost.ifPresent(why -> err.print("lab: cannot write what it says: " + why + "\n"));
        return lost.isPresent() && status == ExitStatus.EXPECTED ? ExitStatus.UNUSABLE : status;
    }

    /// Runs the program with the lab's own engines, as for a test of another project.
    ///
    /// @param args the command and what is said to it, such as `run`, `mesh.yaml`
    /// @return the exit status: 0 as expected, 1 not, 2 unusable input, 127 not supported here
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(args, out, err, new OwnDrivers());
    }

    /// Runs the program.
    ///
    /// @return the exit status
    static int run(String[] args, PrintWriter out, PrintWriter err, Drivers drivers) {
        CommandLine line = new CommandLine(new Lab());
        line.addSubcommand(new ListCommand());
        line.addSubcommand(new RunCommand(drivers));
        line.addSubcommand(new WatchCommand(drivers));
        line.addSubcommand(new LiveCommand(drivers));
        line.addSubcommand(new RelayCommand());
        line.addSubcommand(new ExportCommand());
        line.addSubcommand(new AttachCommand());
        line.addSubcommand(new TablesCommand(drivers));
        line.addSubcommand(new SubscribersCommand(drivers));
        line.addSubcommand(new SessionsCommand(drivers));
        line.addSubcommand(new ExplainCommand(drivers));
        line.addSubcommand(new ConvergenceCommand(drivers));
        line.addSubcommand(new CompareCommand(drivers));
        line.addSubcommand(new SweepCommand(drivers));
        line.addSubcommand(new JournalCommand(drivers));
        line.addSubcommand(new ExploreCommand(drivers));
        line.addSubcommand(new ShrinkCommand(drivers));
        line.addSubcommand(new MuseumCommand());
        line.addSubcommand("completion", new AutoComplete.GenerateCompletion());
        line.getSubcommands()
                .values()
                .forEach(sub -> sub.getCommandSpec().mixinStandardHelpOptions(true));
        line.setExpandAtFiles(false);
        line.setOut(out).setErr(err);
        line.setParameterExceptionHandler((e, _) -> refuse(e, err));
        line.setExecutionExceptionHandler(Lab::explain);
        int status = line.execute(args);
        out.flush();
        return status;
    }

    @Override
    public void run() {
        throw new ParameterException(line(spec), "a command is missing");
    }

    private static int refuse(ParameterException e, PrintWriter err) {
        CommandLine line = e.getCommandLine();
        err.print("lab: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ") + "\n");
        UnmatchedArgumentException.printSuggestions(e, err);
        err.print("See " + line.getCommandSpec().qualifiedName() + " --help\n");
        err.flush();
        return ExitStatus.UNUSABLE;
    }

    private static int explain(Exception e, CommandLine line, ParseResult parsed) throws Exception {
        int status =
                switch (e) {
                    case ScenarioException _ -> ExitStatus.UNUSABLE;
                    case NotSupportedException _, OnlyLiveException _ -> ExitStatus.NOT_SUPPORTED;
                    default -> throw e;
                };
        line.getErr().print(e.getMessage() + "\n");
        line.getErr().flush();
        return status;
    }

    static CommandLine line(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec, "picocli injects it").commandLine();
    }

    static PrintWriter out(@Nullable CommandSpec spec) {
        return line(spec).getOut();
    }

    static PrintWriter err(@Nullable CommandSpec spec) {
        return line(spec).getErr();
    }

    /// The hash of the first `events` events of a journal, or why there is none.
    static String hash(Journal journal, long events) {
        return journal.first() == 1
                ? RunHash.of(journal.events(1, (int) Math.min(events, Integer.MAX_VALUE)))
                : "none, the oldest " + (journal.first() - 1) + " events are gone";
    }

    /// Reads the version the build wrote.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"lab " + LabVersion.current()};
        }
    }
}
