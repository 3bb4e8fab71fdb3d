import type { Case } from "../hand-written.ts";

/** Templates on other documents. */
export const OTHER_DOCUMENTS: readonly Case[] = [
  { template: "{{.Data}}", document: "none" },
  { template: "{{.Data.x}}", document: "none" },
  { template: "{{range .Data}}{{else}}none{{end}}", document: "none" },
  { template: "{{with .Data}}{{else}}none{{end}}", document: "none" },
  { template: "{{.Data}} {{len .Data}} {{index .Data 0}}", document: "text" },
  { template: "{{.Data.x}}", document: "text" },
  { template: "{{range .Data}}{{.}}{{end}}", document: "text" },
  { template: '{{.Data}} {{printf "%T" .Data}} {{range .Data}}{{.}}{{end}}', document: "number" },
  { template: "{{range $i, $e := .Data}}{{end}}", document: "number" },
  { template: "{{.Data.x}}", document: "number" },
  { template: "{{range .Data}}{{.}}{{end}}{{index .Data 1}}{{len .Data}}", document: "list" },
  { template: "{{.Data.x}}", document: "list" },
];

/** Templates with other delimiters. */
export const OTHER_DELIMS: readonly Case[] = [
  { template: "[[ .Text ]] {{ .Text }}", document: "main", delims: ["[[", "]]"] },
  { template: "[[- .Text -]] x", document: "main", delims: ["[[", "]]"] },
  { template: "[[/* c */]]x", document: "main", delims: ["[[", "]]"] },
  { template: "[[ .Nope ]]", document: "main", delims: ["[[", "]]"] },
  { template: "[[ if .Text ]]y[[ else ]]n[[ end ]]", document: "main", delims: ["[[", "]]"] },
  { template: '[[ template "x" ]]', document: "main", delims: ["[[", "]]"] },
  { template: "[[ range .List ]][[ break 1 ]][[ end ]]", document: "main", delims: ["[[", "]]"] },
  { template: "[[ (index .List 0) ]]", document: "main", delims: ["[[", "]]"] },
  { template: "[[ .Text ]", document: "main", delims: ["[[", "]]"] },
  { template: "[[ print [1] ]]", document: "main", delims: ["[[", "]]"] },
  { template: "<% .Text %> <%- 3 -%> x", document: "main", delims: ["<%", "%>"] },
  { template: "<<.Text>> <<.Nope>>", document: "main", delims: ["<<", ">>"] },
  { template: "{.Text} {print 1 2}", document: "main", delims: ["{", "}"] },
  { template: "$.Text$ $print 1$", document: "main", delims: ["$", "$"] },
  { template: "(.Text)", document: "main", delims: ["(", ")"] },
  { template: "((.Text))", document: "main", delims: ["((", "))"] },
  { template: "|.Text| |.Text | print|", document: "main", delims: ["|", "|"] },
  { template: "é.Textü é.Nopeü", document: "main", delims: ["é", "ü"] },
  { template: "{{.Text}}", document: "main", delims: ["", ""] },
  { template: "[[.Text}}", document: "main", delims: ["[[", ""] },
  { template: "{{.Text]]", document: "main", delims: ["", "]]"] },
  { template: "--.Text--", document: "main", delims: ["--", "--"] },
  { template: "-- -3 --", document: "main", delims: ["--", "--"] },
  { template: "{{.Text -}} x {{- 1}}", document: "main", delims: ["{{", "}}"] },
];
