import { render } from "preact";
import { takeToken } from "./api/client";
import { App } from "./app";
import "./style/index.css";

takeToken();
const page = document.getElementById("page");
if (page) render(<App />, page);
