import { type ReleaseTable, structType, type StructType } from "@outrigger/kube";
import { istio1_12 } from "@outrigger/kube/tables/istio-1.12";
import { istio1_16 } from "@outrigger/kube/tables/istio-1.16";
import { istio1_28 } from "@outrigger/kube/tables/istio-1.28";
import type { MergeRules } from "../src/index.ts";

/** The types of a Kubernetes version that merged by these rules: 1.22, 1.25 and 1.34. */
const TABLES: Readonly<Record<MergeRules, ReleaseTable>> = { "1.20": istio1_12, "1.24": istio1_16, "1.28": istio1_28 };

/** The type `Pod` or `PodSpec` of a version that merged by these rules. */
export function typeOf(name: string, rules: MergeRules = "1.28"): StructType {
  return structType(TABLES[rules], name);
}
