// Written by scripts/make-tables.ts. Do not edit.
import type { ReleaseTable } from "../type-table.ts";
import { kubernetes1_33 } from "./kubernetes-1.33.gen.ts";

/** Types that the injector of Istio 1.26 was compiled with. */
export const istio1_26: ReleaseTable = {
  release: "1.26",
  kubernetes: "1.33",
  kinds: kubernetes1_33.kinds,
  common: kubernetes1_33.common,
  types: kubernetes1_33.types,
  scheme: {"Pod":"Pod","ReplicationController":"ReplicationController","List":"List","Deployment":"apps/v1.Deployment","DaemonSet":"apps/v1.DaemonSet","StatefulSet":"apps/v1.StatefulSet","ReplicaSet":"apps/v1.ReplicaSet","Job":"batch/v1.Job","CronJob":"batch/v1.CronJob","DeploymentConfig":"apps.openshift.io/v1.DeploymentConfig"},
  extra: {},
};
