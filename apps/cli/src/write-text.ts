import { once } from "node:events";

/** Writes a text, and waits where whoever reads it is slower. */
export async function writeText(output: NodeJS.WritableStream, text: string): Promise<void> {
  if (text !== "" && !output.write(text)) await once(output, "drain");
}
