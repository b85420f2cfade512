// Build ../static from the sources here: hashed names, .br and .gz beside each, manifest.json.
// Deterministic: the same sources and lock file give the same bytes.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { makeWorld } from "./world.mjs";

const HERE = new URL("./", import.meta.url).pathname;
const OUT = new URL("../static/", import.meta.url).pathname;
const PACKED = new Set([".css", ".js", ".json", ".svg", ".txt"]);
const ENTRIES = ["app", "accord", "report", "network", "review"];

const manifest = {};

/** Write one file under a name that carries its hash; return that name. */
function emit(name, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  const ext = extname(name);
  const hashed = `${name.slice(0, -ext.length)}.${hash}${ext}`;
  writeFileSync(OUT + hashed, bytes);
  if (PACKED.has(ext)) {
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
    writeFileSync(`${OUT}${hashed}.br`, brotliCompressSync(bytes, options));
    writeFileSync(`${OUT}${hashed}.gz`, gzipSync(bytes, { level: 9 }));
  }
  manifest[name] = hashed;
  return hashed;
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

for (const file of readdirSync(`${HERE}fonts`).sort()) emit(file, readFileSync(`${HERE}fonts/${file}`));
emit("icon.svg", readFileSync(`${HERE}icon.svg`));
emit("world.json", Buffer.from(JSON.stringify(makeWorld(HERE))));

const scripts = await build({
  absWorkingDir: HERE, entryPoints: ENTRIES.map((name) => `js/${name}.js`), outdir: "out", write: false,
  bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none", charset: "utf8",
});
for (const file of scripts.outputFiles) emit(file.path.split("/").at(-1), Buffer.from(file.contents));

const styles = await build({
  absWorkingDir: HERE, entryPoints: ["css/app.css"], outdir: "out", write: false, bundle: true,
  minify: true, external: ["*.woff2"], target: "chrome120", charset: "utf8",
});
const css = styles.outputFiles[0].text.replace(/\.\.\/fonts\/([\w-]+\.woff2)/g, (_, name) => manifest[name]);
emit("app.css", Buffer.from(css));

const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(`${OUT}manifest.json`, `${JSON.stringify(sorted, null, 1)}\n`);
console.log(Object.keys(sorted).length, "files");
