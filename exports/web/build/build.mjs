// Bundles each entry into ../bundles with the licences of what is in it, and a manifest by which a test sees that the
// bundles are those of these sources.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync, readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const ENTRIES = { query: "query.js", map: "../map/map.css", "map-pyvis": "../map/with-vis.js", "map-sigma": "../map/with-sigma.js" };
const MAP = readdirSync("../map").sort().map((name) => `../map/${name}`);
const INPUTS = ["package.json", "package-lock.json", "build.mjs", "query.js", ...MAP];
const OUT = "../bundles";

await build({
  entryPoints: ENTRIES,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2021",
  charset: "utf8",
  legalComments: "none",
  nodePaths: ["node_modules"],
  loader: { ".woff": "dataurl", ".woff2": "dataurl", ".ttf": "dataurl", ".svg": "dataurl", ".png": "dataurl", ".gif": "dataurl" },
  outdir: OUT,
});

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
const shipped = Object.entries(lock).filter(([folder, about]) => folder && !about.dev && existsSync(folder));
const licences = shipped.map(([folder]) => {
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const author = typeof about.author === "string" ? about.author : (about.author?.name ?? "");
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : `Copyright ${author}`.trim();
  return `${about.name} ${about.version}, ${about.license}\n\n${text}\n`;
});
writeFileSync(join(OUT, "LICENCES.txt"), licences.join("\n" + "-".repeat(80) + "\n\n"));

const hash = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
const outputs = readdirSync(OUT).filter((name) => name !== "manifest.json").sort();
const manifest = {
  sources: Object.fromEntries(INPUTS.map((name) => [name, hash(name)])),
  bundles: Object.fromEntries(outputs.map((name) => [name, hash(join(OUT, name))])),
};
writeFileSync(join(OUT, "manifest.json"), JSON.stringify(manifest, null, 1) + "\n");
