// Builds what the pages load into dist/, from where embed.go takes it:
//
//   src/*.ts          each file at the top level is a script of its own (an
//                     island); what several share becomes a chunk they import
//   styles/app.css    the one stylesheet of all pages; it imports the others
//   images/*          copied
//   the typefaces     as woff2 through the stylesheet, and as TTF for PDFs
//
// Every file the browser fetches carries a hash of its content in its name, so
// it may be cached for ever, and lies beside a gzip and a Brotli form of it.
// dist/manifest.json maps the plain names ("app.js") to the built ones.
//
// The build fails on a type error and on a file that outgrows its budget.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, parse, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const at = (...path) => join(here, ...path);

// The most a file may weigh over the wire (gzip), in bytes. A page loads few
// scripts; these keep each of them honest, the page budgets are tested with
// the pages.
const BUDGETS = { ".js": 60_000, ".css": 25_000 };
const BUDGET_OF = { "seats.js": 120_000 };

const FONTS = "node_modules/@expo-google-fonts";
const PDF_FONTS = {
  "Inter-Regular.ttf": "inter/400Regular/Inter_400Regular.ttf",
  "Inter-Bold.ttf": "inter/700Bold/Inter_700Bold.ttf",
  "Vazirmatn-Regular.ttf": "vazirmatn/400Regular/Vazirmatn_400Regular.ttf",
  "Vazirmatn-Bold.ttf": "vazirmatn/700Bold/Vazirmatn_700Bold.ttf",
  // The licences of the typefaces ask to travel with them.
  "LICENSE": "inter/LICENSE_FONT",
  "LICENSE-Vazirmatn": "vazirmatn/LICENSE_FONT",
};

/** Resolves when the TypeScript of src/ has no type error, else rejects. */
function checkTypes() {
  return new Promise((resolve, reject) => {
    const tsc = spawn(process.execPath, [at("node_modules/typescript/bin/tsc"), "--noEmit", "-p", here], {
      cwd: here,
      stdio: "inherit",
    });
    tsc.on("error", reject);
    tsc.on("close", (status) => (status === 0 ? resolve() : reject(new Error("the scripts have type errors"))));
  });
}

/** Bundles scripts and stylesheets: {plain name: built name} and every file. */
async function bundle() {
  const scripts = (await readdir(at("src"))).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"));
  const result = await esbuild.build({
    absWorkingDir: here,
    entryPoints: [...scripts.map((name) => join("src", name)), join("styles", "app.css")],
    entryNames: "[name]-[hash]",
    chunkNames: "chunk-[hash]",
    assetNames: "[name]-[hash]",
    outdir: at("dist/assets"),
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    charset: "utf8",
    target: ["es2022", "chrome111", "firefox115", "safari16.4"],
    loader: { ".woff2": "file" },
    legalComments: "inline",
    metafile: true,
    write: false,
  });
  const names = {};
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    if (output.entryPoint) {
      const { name } = parse(output.entryPoint);
      names[name + extname(path)] = basename(path);
    } else if (extname(path) === ".woff2") {
      names[basename(Object.keys(output.inputs)[0])] = basename(path);
    }
  }
  const files = new Map(result.outputFiles.map((file) => [basename(file.path), Buffer.from(file.contents)]));
  return { names, files };
}

/** Reads images/ and names each file by its content. */
async function images() {
  const names = {};
  const files = new Map();
  for (const name of await readdir(at("images"))) {
    const content = await readFile(at("images", name));
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
    const { name: stem, ext } = parse(name);
    names[name] = `${stem}-${hash}${ext}`;
    files.set(names[name], content);
  }
  return { names, files };
}

/** Adds the compressed forms of everything that gets smaller by it. */
function compress(files) {
  const all = new Map(files);
  for (const [name, content] of files) {
    const forms = {
      gz: gzipSync(content, { level: 9 }),
      br: brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
    };
    for (const [form, smaller] of Object.entries(forms)) {
      if (smaller.length < content.length) all.set(`${name}.${form}`, smaller);
    }
  }
  return all;
}

/** Throws when a file weighs more than its budget. */
function weigh(names, files) {
  for (const [plain, built] of Object.entries(names)) {
    const budget = BUDGET_OF[plain] ?? BUDGETS[extname(plain)] ?? Infinity;
    const { length: weight } = files.get(`${built}.gz`) ?? files.get(built);
    if (weight > budget) {
      throw new Error(`${plain} weighs ${weight} bytes over the wire; its budget is ${budget}`);
    }
  }
}

/** Writes files below dist/ and removes what an earlier build left there. */
async function write(files) {
  for (const [path, content] of files) {
    await mkdir(dirname(at("dist", path)), { recursive: true });
    await writeFile(at("dist", path), content);
  }
  for (const entry of await readdir(at("dist"), { recursive: true, withFileTypes: true })) {
    const path = relative(at("dist"), join(entry.parentPath ?? entry.path, entry.name));
    if (entry.isFile() && path !== ".gitkeep" && !files.has(path)) await rm(at("dist", path));
  }
}

const [bundled, pictures] = await Promise.all([bundle(), images(), checkTypes()]);
const names = { ...bundled.names, ...pictures.names };
const assets = compress(new Map([...bundled.files, ...pictures.files]));
weigh(names, assets);

const dist = new Map();
for (const [name, content] of assets) dist.set(join("assets", name), content);
for (const [name, source] of Object.entries(PDF_FONTS)) {
  dist.set(join("fonts", name), await readFile(at(FONTS, source)));
}
const sorted = Object.fromEntries(Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1)));
dist.set("manifest.json", Buffer.from(`${JSON.stringify(sorted, null, 2)}\n`));
await write(dist);
