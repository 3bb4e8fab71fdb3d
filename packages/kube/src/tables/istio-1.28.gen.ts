// Written by scripts/make-tables.ts. Do not edit.
import type { ReleaseTable } from "../type-table.ts";
import { kubernetes1_34 } from "./kubernetes-1.34.gen.ts";

/** Types that the injector of Istio 1.28 was compiled with. */
export const istio1_28: ReleaseTable = {
  release: "1.28",
  kubernetes: "1.34",
  kinds: kubernetes1_34.kinds,
  common: kubernetes1_34.common,
  types: kubernetes1_34.types,
  scheme: {"Pod":"Pod","ReplicationController":"ReplicationController","List":"List","Deployment":"apps/v1.Deployment","DaemonSet":"apps/v1.DaemonSet","StatefulSet":"apps/v1.StatefulSet","ReplicaSet":"apps/v1.ReplicaSet","Job":"batch/v1.Job","CronJob":"batch/v1.CronJob","DeploymentConfig":"apps.openshift.io/v1.DeploymentConfig"},
  extra: {},
};
