// Written by scripts/make-tables.ts. Do not edit.
import type { ReleaseTable } from "../type-table.ts";
import { kubernetes1_35 } from "./kubernetes-1.35.gen.ts";

/** Types that the injector of Istio 1.30 was compiled with. */
export const istio1_30: ReleaseTable = {
  release: "1.30",
  kubernetes: "1.35",
  kinds: kubernetes1_35.kinds,
  common: kubernetes1_35.common,
  types: kubernetes1_35.types,
  scheme: {"Pod":"Pod","ReplicationController":"ReplicationController","List":"List","Deployment":"apps/v1.Deployment","DaemonSet":"apps/v1.DaemonSet","StatefulSet":"apps/v1.StatefulSet","ReplicaSet":"apps/v1.ReplicaSet","Job":"batch/v1.Job","CronJob":"batch/v1.CronJob","DeploymentConfig":"apps.openshift.io/v1.DeploymentConfig"},
  extra: {},
};
