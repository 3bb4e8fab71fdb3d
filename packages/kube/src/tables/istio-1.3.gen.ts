// Written by scripts/make-tables.ts. Do not edit.
import type { ReleaseTable } from "../type-table.ts";
import { kubernetes1_13 } from "./kubernetes-1.13.gen.ts";

/** Types that the injector of Istio 1.3 was compiled with. */
export const istio1_3: ReleaseTable = {
  release: "1.3",
  kubernetes: "1.13",
  kinds: kubernetes1_13.kinds,
  common: kubernetes1_13.common,
  types: kubernetes1_13.types,
  scheme: {"Pod":"Pod","ReplicationController":"ReplicationController","List":"List","Deployment":"apps/v1.Deployment","DaemonSet":"apps/v1.DaemonSet","StatefulSet":"apps/v1.StatefulSet","ReplicaSet":"apps/v1.ReplicaSet","Job":"batch/v1.Job","CronJob":"batch/v2alpha1.CronJob","DeploymentConfig":"apps.openshift.io/v1.DeploymentConfig"},
  extra: {"inject.SidecarInjectionSpec":"PodRedirectAnnot,,<s RewriteAppHTTPProbe,,b InitContainers,,[$Container Containers,,[$Container Volumes,,[$Volume DNSConfig,,$PodDNSConfig,* ImagePullSecrets,,[$LocalObjectReference"},
};
