// Written by scripts/make-tables.ts. Do not edit.
import type { ReleaseTable } from "../type-table.ts";
import { kubernetes1_20 } from "./kubernetes-1.20.gen.ts";

/** Types that the injector of Istio 1.10 was compiled with. */
export const istio1_10: ReleaseTable = {
  release: "1.10",
  kubernetes: "1.20",
  kinds: kubernetes1_20.kinds,
  common: kubernetes1_20.common,
  types: kubernetes1_20.types,
  scheme: {"Pod":"Pod","ReplicationController":"ReplicationController","List":"List","Deployment":"apps/v1.Deployment","DaemonSet":"apps/v1.DaemonSet","StatefulSet":"apps/v1.StatefulSet","ReplicaSet":"apps/v1.ReplicaSet","Job":"batch/v1.Job","CronJob":"batch/v2alpha1.CronJob","DeploymentConfig":"apps.openshift.io/v1.DeploymentConfig"},
  extra: {},
};
