import { parseTemplate } from "@outrigger/go-template";
import { sprigFunctions } from "@outrigger/sprig";

const functions = sprigFunctions({
  now: () => BigInt(Date.now()) * 1_000_000n,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  env: () => undefined,
});
const template = parseTemplate("hello", '{{ .name | default "world" | title | printf "Hello %s!" }}', { functions });
export const output: string = template.execute({ name: "" }); // "Hello World!"
