// Written by scripts/make-tables.ts. Do not edit.
import type { ReleaseTable } from "../type-table.ts";
import { kubernetes1_22 } from "./kubernetes-1.22.gen.ts";

/** Types that the injector of Istio 1.12 was compiled with. */
export const istio1_12: ReleaseTable = {
  release: "1.12",
  kubernetes: "1.22",
  kinds: kubernetes1_22.kinds,
  common: kubernetes1_22.common,
  types: kubernetes1_22.types,
  scheme: {"Pod":"Pod","ReplicationController":"ReplicationController","List":"List","Deployment":"apps/v1.Deployment","DaemonSet":"apps/v1.DaemonSet","StatefulSet":"apps/v1.StatefulSet","ReplicaSet":"apps/v1.ReplicaSet","Job":"batch/v1.Job","CronJob":"batch/v1.CronJob","DeploymentConfig":"apps.openshift.io/v1.DeploymentConfig"},
  extra: {},
};
