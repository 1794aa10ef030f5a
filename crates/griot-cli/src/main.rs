//! The griot command: reads articles from files and standard input, writes what was coded.
//!
//! Takes arguments, gives an exit code: 0 all well, 1 could not run, 2 ran with something skipped.
//! The only room that starts threads or writes files; knows nothing of how an article is coded.

mod annotate;
mod args;
mod batch;
mod code;
mod convert;
mod digest;
mod export;
mod intake;
mod interrupt;
mod knowledge;
mod output;
mod parallel;
mod progress;
mod read;
mod report;
mod run;
mod score;
mod select;
mod serve;

use args::{Args, Command};
use clap::Parser;
use griot_core::Issue;
use run::Outcome;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(why) => {
            // A reader that went away before the help was written is no failure.
            let _ = why.print();
            return ExitCode::from(u8::from(why.use_stderr()));
        }
    };
    match run(&args.command) {
        Ok(Outcome::Whole) => ExitCode::SUCCESS,
        Ok(Outcome::Skipped) => ExitCode::from(2),
        Err(issue) => {
            report::show("error", &issue);
            ExitCode::from(1)
        }
    }
}

fn run(command: &Command) -> Result<Outcome, Issue> {
    match command {
        Command::Read(args) => read::read(args),
        Command::Code(args) => code::code(args),
        Command::Annotate(args) => annotate::annotate(args),
        Command::Score(args) => score::score(args),
        Command::Export(args) => export::export(args),
        Command::Serve(args) => serve::serve(args),
    }
}
