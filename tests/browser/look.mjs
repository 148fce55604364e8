// Opens pages in a browser and says what it saw: `node look.mjs BROWSER FOLDER`, with a list of views on standard input.
// A view is {name, file, width, scheme, medium}; a picture of it is left as FOLDER/name.png.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, folder] = process.argv.slice(2);
const views = JSON.parse(readFileSync(0, "utf8"));
// The browser itself looks for nothing in the network either.
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath, args });
const seen = {};
for (const { name, file, width, scheme, medium } of views) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme });
  const page = await context.newPage();
  await page.emulateMedia({ media: medium });
  const url = pathToFileURL(file).href;
  const requests = [];
  const messages = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("dialog", (dialog) => messages.push(dialog.message()));
  await page.goto(url, { waitUntil: "networkidle" });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document));
  seen[name] = {
    wide, messages,
    requests: requests.filter((each) => each !== url),
    violations: found.violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]),
    passes: found.passes.map(({ id }) => id),
  };
  await context.close();
}
await browser.close();
process.stdout.write(JSON.stringify(seen));
