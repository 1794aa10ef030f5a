//! `griot serve`: the page and the API over a store.

use crate::args::Serve;
use crate::code::gather;
use crate::run::Outcome;
use griot_core::Issue;
use griot_serve::{Access, Config};
use std::net::SocketAddr;
use std::path::Path;

/// Serves a store until interrupted.
pub(crate) fn serve(args: &Serve) -> Result<Outcome, Issue> {
    refuse_open_door(args)?;
    if !Path::new(&args.store).exists() {
        let remedy = "make it with `griot code INPUT --store DB`";
        return Err(Issue::new(args.store.display().to_string(), "there is no such store", remedy));
    }
    if !args.read_only {
        gather(&args.store)?;
    }
    let own = args.coder.own()?;
    let griot = args.coder.griot(own);
    let config = Config {
        store: args.store.clone(),
        coders: vec![griot; args.threads.count()],
        access: Access { token: args.token.clone(), read_only: args.read_only },
    };
    griot_serve::serve(config, args.address, |address| ready(args, address))?;
    Ok(Outcome::Whole)
}

/// Whoever lets others in says so.
fn refuse_open_door(args: &Serve) -> Result<(), Issue> {
    if args.address.ip().is_loopback() || args.token.is_some() || args.public {
        return Ok(());
    }
    let problem = "others can reach this address, and nothing keeps them out";
    Err(Issue::new(args.address.to_string(), problem, "give --token SECRET, or --public to let everybody in"))
}

fn ready(args: &Serve, address: SocketAddr) {
    let token = args.token.as_ref().map_or_else(String::new, |token| format!("#token={token}"));
    let page = format!("http://{address}/{token}");
    anstream::eprintln!("{} at {page} (Ctrl-C ends it)", args.store.display());
    if args.open && open::that_detached(&page).is_err() {
        anstream::eprintln!("no browser could be opened; open the address in one");
    }
}
