import { begin } from "./app.js";
import { engine } from "./engine-vis.js";

begin(engine);
