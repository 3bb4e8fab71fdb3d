import { anySliceType, type GoType, intType, stringType } from "@outrigger/go-std";
import type { GoFunction } from "@outrigger/go-template";
import type { FunctionTable } from "../define.ts";
import { SprigError } from "../sprig-error.ts";

const certificateType: GoType = {
  kind: "struct",
  name: "sprig.certificate",
  fields: [
    { name: "Cert", type: stringType },
    { name: "Key", type: stringType },
  ],
};

const CERTIFICATE_HINT = "Make the certificate outside of the template and hand it in as a value";

/** Family: what is left out. A template that names these functions parses; calling one is an error that says so. */
export function leftOutFunctions(): FunctionTable {
  const certificate = (name: string, params: readonly GoType[]): GoFunction =>
    leftOut(name, { params, result: certificateType, why: "certificates are left out", hint: CERTIFICATE_HINT });
  const names = [anySliceType, anySliceType];
  return {
    genCA: certificate("genCA", [stringType, intType]),
    genCAWithKey: certificate("genCAWithKey", [stringType, intType, stringType]),
    genSelfSignedCert: certificate("genSelfSignedCert", [stringType, ...names, intType]),
    genSelfSignedCertWithKey: certificate("genSelfSignedCertWithKey", [stringType, ...names, intType, stringType]),
    genSignedCert: certificate("genSignedCert", [stringType, ...names, intType, certificateType]),
    genSignedCertWithKey: certificate("genSignedCertWithKey", [
      stringType,
      ...names,
      intType,
      certificateType,
      stringType,
    ]),
    buildCustomCert: certificate("buildCustomCert", [stringType, stringType]),
    getHostByName: leftOut("getHostByName", {
      params: [stringType],
      result: stringType,
      why: "templates have no network",
      hint: "Look the address up outside of the template and hand it in as a value",
    }),
  };
}

interface Absence {
  readonly params: readonly GoType[];
  readonly result: GoType;
  readonly why: string;
  readonly hint: string;
}

function leftOut(name: string, { params, result, why, hint }: Absence): GoFunction {
  return {
    params,
    result,
    call: () => {
      throw new SprigError("sprig-left-out", `Cannot call ${name}: ${why}`, { name, hint });
    },
  };
}
