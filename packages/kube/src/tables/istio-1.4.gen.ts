// Written by scripts/make-tables.ts. Do not edit.
import type { ReleaseTable } from "../type-table.ts";
import { kubernetes1_16 } from "./kubernetes-1.16.gen.ts";

/** Types that the injector of Istio 1.4 was compiled with. */
export const istio1_4: ReleaseTable = {
  release: "1.4",
  kubernetes: "1.16",
  kinds: kubernetes1_16.kinds,
  common: kubernetes1_16.common,
  types: kubernetes1_16.types,
  scheme: {"Pod":"Pod","ReplicationController":"ReplicationController","List":"List","Deployment":"apps/v1.Deployment","DaemonSet":"apps/v1.DaemonSet","StatefulSet":"apps/v1.StatefulSet","ReplicaSet":"apps/v1.ReplicaSet","Job":"batch/v1.Job","CronJob":"batch/v2alpha1.CronJob","DeploymentConfig":"apps.openshift.io/v1.DeploymentConfig"},
  extra: {"inject.SidecarInjectionSpec":"PodRedirectAnnot,,<s RewriteAppHTTPProbe,,b InitContainers,,[$Container Containers,,[$Container Volumes,,[$Volume DNSConfig,,$PodDNSConfig,* ImagePullSecrets,,[$LocalObjectReference"},
};
