import { begin } from "./app.js";
import { engine } from "./engine-sigma.js";

begin(engine);
