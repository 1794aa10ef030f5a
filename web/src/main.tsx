import { render } from "preact";
import { takeToken } from "./api/client";
import { App } from "./app";
import "./style/index.css";

takeToken();
// A token may be put into the address of a page that is open; what was refused is then asked for again.
addEventListener("hashchange", () => takeToken() && location.reload());
const page = document.getElementById("page");
if (page) render(<App />, page);
