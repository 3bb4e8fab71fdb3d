// Written by scripts/make-tables.ts. Do not edit.
import type { ReleaseTable } from "../type-table.ts";
import { kubernetes1_11 } from "./kubernetes-1.11.gen.ts";

/** Types that the injector of Istio 1.1 was compiled with. */
export const istio1_1: ReleaseTable = {
  release: "1.1",
  kubernetes: "1.11",
  kinds: kubernetes1_11.kinds,
  common: kubernetes1_11.common,
  types: kubernetes1_11.types,
  scheme: {"Pod":"Pod","ReplicationController":"ReplicationController","List":"List","Deployment":"extensions/v1beta1.Deployment","DaemonSet":"extensions/v1beta1.DaemonSet","StatefulSet":"apps/v1beta1.StatefulSet","ReplicaSet":"extensions/v1beta1.ReplicaSet","Job":"batch/v1.Job","CronJob":"batch/v2alpha1.CronJob","DeploymentConfig":"apps.openshift.io/v1.DeploymentConfig"},
  extra: {"inject.SidecarInjectionSpec":"RewriteAppHTTPProbe,,b InitContainers,,[$Container Containers,,[$Container Volumes,,[$Volume DNSConfig,,$PodDNSConfig,* ImagePullSecrets,,[$LocalObjectReference"},
};
