// Written by scripts/make-tables.ts. Do not edit.
import type { ReleaseTable } from "../type-table.ts";
import { kubernetes1_10 } from "./kubernetes-1.10.gen.ts";

/** Types that the injector of Istio 1.0.0 was compiled with. */
export const istio1_0_0: ReleaseTable = {
  release: "1.0.0",
  kubernetes: "1.10",
  kinds: kubernetes1_10.kinds,
  common: kubernetes1_10.common,
  types: kubernetes1_10.types,
  scheme: {"Pod":"Pod","ReplicationController":"ReplicationController","List":"List","Deployment":"extensions/v1beta1.Deployment","DaemonSet":"extensions/v1beta1.DaemonSet","StatefulSet":"apps/v1beta1.StatefulSet","ReplicaSet":"extensions/v1beta1.ReplicaSet","Job":"batch/v1.Job","CronJob":"batch/v2alpha1.CronJob","DeploymentConfig":"apps.openshift.io/v1.DeploymentConfig"},
  extra: {"inject.SidecarInjectionSpec":"InitContainers,,[$Container Containers,,[$Container Volumes,,[$Volume ImagePullSecrets,,[$LocalObjectReference"},
};
