//! The page and the API over a store: `docs/api.md` is the contract.
//!
//! Takes requests, gives JSON, files and the page that is built in. Reads and writes only through
//! [`griot_store::store`]; codes articles with [`griot::Griot`] and keeps none of them. No state but the store's.

mod answer;
mod api;
mod guard;
mod page;
mod question;
mod state;

pub use state::{Access, Config};

use axum::Router;
use griot_core::Issue;
use state::App;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

/// A request that is not answered by then is given up.
const PATIENCE: Duration = Duration::from_mins(1);

/// Serves until interrupted (Ctrl-C). `ready` is told the address once it listens.
///
/// # Errors
/// If the store cannot be opened, or the address not listened on.
pub fn serve(config: Config, address: SocketAddr, ready: impl FnOnce(SocketAddr)) -> Result<(), Issue> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|why| {
        Issue::new("griot serve", format!("no threads can be started: {why}"), "close other programs and try again")
    })?;
    runtime.block_on(async {
        let listener = TcpListener::bind(address).await.map_err(|why| {
            Issue::new(address.to_string(), format!("cannot be listened on: {why}"), "give another with --address")
        })?;
        let local = listener.local_addr().unwrap_or(address);
        let app = app(config, local)?;
        ready(local);
        let interrupted = async {
            // Without a way to hear of interrupts the program is simply ended by them.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        run(listener, app, interrupted).await
    })
}

async fn run(listener: TcpListener, app: Router, end: impl Future<Output = ()> + Send + 'static) -> Result<(), Issue> {
    axum::serve(listener, app)
        .with_graceful_shutdown(end)
        .await
        .map_err(|why| Issue::new("griot serve", format!("ended: {why}"), "start it again"))
}

/// All routes, for an address that is listened on.
///
/// # Errors
/// If the store cannot be opened.
pub fn app(config: Config, address: SocketAddr) -> Result<Router, Issue> {
    let app = Arc::new(App::new(config, address)?);
    let api = api::routes().layer(axum::middleware::from_fn_with_state(app.clone(), guard::token));
    let all = Router::new()
        .nest("/api", api)
        .fallback(page::asset)
        .layer(axum::middleware::from_fn_with_state(app.clone(), guard::origin))
        .layer(CatchPanicLayer::custom(answer::panicked))
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::REQUEST_TIMEOUT, PATIENCE))
        .layer(axum::middleware::map_response(answer::refusals))
        .layer(CompressionLayer::new())
        .layer(axum::middleware::map_response(guard::headers));
    Ok(all.with_state(app))
}
