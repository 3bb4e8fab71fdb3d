// Written by scripts/make-tables.ts. Do not edit.
import type { ReleaseTable } from "../type-table.ts";
import { kubernetes1_27 } from "./kubernetes-1.27.gen.ts";

/** Types that the injector of Istio 1.18 was compiled with. */
export const istio1_18: ReleaseTable = {
  release: "1.18",
  kubernetes: "1.27",
  kinds: kubernetes1_27.kinds,
  common: kubernetes1_27.common,
  types: kubernetes1_27.types,
  scheme: {"Pod":"Pod","ReplicationController":"ReplicationController","List":"List","Deployment":"apps/v1.Deployment","DaemonSet":"apps/v1.DaemonSet","StatefulSet":"apps/v1.StatefulSet","ReplicaSet":"apps/v1.ReplicaSet","Job":"batch/v1.Job","CronJob":"batch/v1.CronJob","DeploymentConfig":"apps.openshift.io/v1.DeploymentConfig"},
  extra: {},
};
