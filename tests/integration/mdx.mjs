// Reads texts as a JSON list from stdin and writes their trees, as MDX itself reads them, without positions.
import { createProcessor } from "@mdx-js/mdx";

let input = "";
for await (const piece of process.stdin) input += piece;
const processor = createProcessor({ format: "mdx" });
const trees = JSON.parse(input).map((text) => processor.parse(text));
const without = new Set(["position", "data"]);
console.log(JSON.stringify(trees, (key, value) => (without.has(key) ? undefined : value)));
