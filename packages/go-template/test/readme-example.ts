import { stringType } from "@outrigger/go-std";
import { parseTemplate } from "@outrigger/go-template";
import type { GoFunction } from "@outrigger/go-template";

const upper: GoFunction = {
  params: [stringType],
  result: stringType,
  call: ([text]) => (text as string).toUpperCase(),
};
const text = '{{range $i, $name := .names}}{{if $i}}, {{end}}{{upper $name | printf "%q"}}{{end}}!';
const template = parseTemplate("greeting", text, { functions: new Map([["upper", upper]]) });

export const output: string = template.execute({ names: ["ada", "grace"] }); // "ADA", "GRACE"!
