/** eq, ne, lt, le, gt, ge over every pair of kinds. */
const VALUES = [
  "1",
  "1.5",
  '"a"',
  "true",
  "1i",
  "nil",
  ".Int",
  ".Unsigned",
  ".Float",
  ".Text",
  ".List",
  ".NilList",
  ".Labels",
  ".NilMap",
  ".Pointer",
  ".NilPointer",
  ".Struct",
  ".Array",
  ".NilAny",
  ".Add",
  ".Mode",
  ".Wait",
  ".Data.missing",
  ".Data.l",
  ".Data.m",
];

function pairs(names: readonly string[]): string[] {
  const out: string[] = [];
  for (const name of names) {
    for (const [index, left] of VALUES.entries()) {
      for (const right of VALUES.slice(name === "eq" ? 0 : index)) {
        out.push(`{{${name} ${left} ${right}}}`);
      }
    }
  }
  return out.filter((text) => !text.includes(".Pointer .") || text.includes(".Pointer .Pointer"));
}

export const COMPARISONS: readonly string[] = [
  ...pairs(["eq", "lt"]),
  "{{eq}}",
  "{{eq 1}}",
  "{{ne 1}}",
  "{{ne 1 2 3}}",
  "{{lt 1}}",
  "{{lt 1 2 3}}",
  "{{le 1 2 3}}",
  '{{eq 1 2 1}} {{eq 1 2 3}} {{eq 1 1 "a"}}',
  '{{eq 1 2 "a"}}',
  '{{eq "a" "b" "a"}} {{eq "a" "b" .Data.s "str"}}',
  '{{ne 1 1}} {{ne 1 2}} {{ne "a" "b"}} {{ne true false}} {{ne 1.5 1.5}} {{ne 1i 1i}}',
  '{{lt 1 2}} {{lt 2 1}} {{lt 1 1}} {{lt 1.5 2.5}} {{lt "a" "b"}} {{lt "b" "a"}} {{lt "" "a"}}',
  '{{le 1 2}} {{le 2 1}} {{le 1 1}} {{le 1.5 1.5}} {{le "a" "a"}}',
  '{{gt 1 2}} {{gt 2 1}} {{gt 1 1}} {{gt 2.5 1.5}} {{gt "b" "a"}}',
  '{{ge 1 2}} {{ge 2 1}} {{ge 1 1}} {{ge 1.5 1.5}} {{ge "a" "b"}}',
  "{{lt -1 .Unsigned}} {{lt .Unsigned -1}} {{gt .Unsigned .Int}} {{le .Small .Unsigned}} {{eq .Unsigned 200}} {{eq -1 .Unsigned}} {{ne .Unsigned .Small}}",
  "{{lt .Small .Int}} {{lt .Mode 2}} {{eq .Mode 1}} {{gt .Wait 0}} {{eq .Wait 90000000000}}",
  '{{lt "é" "✓"}} {{lt "\\uffff" "\\U0001F600"}} {{lt "\\xff" "\\U0001F600"}} {{eq "\\xff" "\\xff"}}',
  "{{lt true false}}",
  "{{lt 1i 2i}}",
  "{{le true true}}",
  "{{gt .List .List}}",
  "{{ge nil nil}}",
  "{{lt 1 1.5}}",
  '{{lt 1 "a"}}',
  "{{gt 1 true}}",
  "{{eq 1 1.0}}",
  '{{eq 1 "1"}}',
  '{{eq .Data.n 3}} {{eq .Data.f 2.5}} {{eq .Data.s "str"}} {{eq .Data.t true}} {{eq .Data.nil nil}} {{eq .Data.missing nil}} {{eq .Data.missing .Data.nil}}',
  "{{eq .Data.n .Int}} {{lt .Data.n .Int}} {{lt .Data.neg .Data.n}}",
  "{{eq .Pointer .Pointer}} {{eq .NilPointer nil}} {{eq .Pointer nil}} {{eq .Struct .Struct}}",
  "{{eq (index .Data.l 4) nil}} {{eq .Labels nil}} {{eq nil .NilMap}}",
  "{{1 | eq 1}} {{1 | eq 2}} {{2 | lt 1}} {{1 | ne 1}}",
  "{{eq .Text .Nope}}",
  "{{eq 1 .Nope}}",
  "{{eq 1 1 .Nope}}",
  '{{if eq .Text "text"}}y{{end}}{{if and (eq 1 1) (lt 1 2)}}y{{end}}',
];
