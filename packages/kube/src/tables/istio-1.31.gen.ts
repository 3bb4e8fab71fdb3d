// Written by scripts/make-tables.ts. Do not edit.
import type { ReleaseTable } from "../type-table.ts";
import { kubernetes1_36 } from "./kubernetes-1.36.gen.ts";

/** Types that the injector of Istio 1.31 was compiled with. */
export const istio1_31: ReleaseTable = {
  release: "1.31",
  kubernetes: "1.36",
  kinds: kubernetes1_36.kinds,
  common: kubernetes1_36.common,
  types: kubernetes1_36.types,
  scheme: {"Pod":"Pod","ReplicationController":"ReplicationController","List":"List","Deployment":"apps/v1.Deployment","DaemonSet":"apps/v1.DaemonSet","StatefulSet":"apps/v1.StatefulSet","ReplicaSet":"apps/v1.ReplicaSet","Job":"batch/v1.Job","CronJob":"batch/v1.CronJob","DeploymentConfig":"apps.openshift.io/v1.DeploymentConfig"},
  extra: {},
};
