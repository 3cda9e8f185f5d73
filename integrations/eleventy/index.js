// After each build: the terms page, and definitions into the pages. The work is done by the command `glossary`.
import { spawn } from "node:child_process";
import { join } from "node:path";

/**
 * @param {object} eleventyConfig
 * @param {object} [options]
 * @param {string} [options.command] the command, such as `.venv/bin/glossary`
 * @param {string | false} [options.page] the folder of the terms page in the built site; `false` where something else
 *   builds it
 * @param {string[]} [options.arguments] what else `glossary tooltips` is told, such as `["--per", "section"]`
 */
export default function (eleventyConfig, options = {}) {
  const { command = "glossary", page = "glossary", arguments: more = [] } = options;
  eleventyConfig.on("eleventy.after", async ({ directories, outputMode }) => {
    // With `--to=json` nothing is written that could be changed.
    if (!outputMode.startsWith("fs")) return;
    const site = directories.output;
    if (page) await run(command, ["--quiet", "page", "-o", join(site, page)]);
    await run(command, ["tooltips", site, ...more]);
  });
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", (error) => {
      const found = error.code !== "ENOENT";
      const advice = "no such command; install it (pip install bilingual-glossary), or set the option `command`";
      reject(new Error(`${command}: ${found ? error.message : advice}`));
    });
    child.on("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${[command, ...args].join(" ")} ended with ${code}`));
    });
  });
}
