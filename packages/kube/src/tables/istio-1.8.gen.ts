// Written by scripts/make-tables.ts. Do not edit.
import type { ReleaseTable } from "../type-table.ts";
import { kubernetes1_19 } from "./kubernetes-1.19.gen.ts";

/** Types that the injector of Istio 1.8 was compiled with. */
export const istio1_8: ReleaseTable = {
  release: "1.8",
  kubernetes: "1.19",
  kinds: kubernetes1_19.kinds,
  common: kubernetes1_19.common,
  types: kubernetes1_19.types,
  scheme: {"Pod":"Pod","ReplicationController":"ReplicationController","List":"List","Deployment":"apps/v1.Deployment","DaemonSet":"apps/v1.DaemonSet","StatefulSet":"apps/v1.StatefulSet","ReplicaSet":"apps/v1.ReplicaSet","Job":"batch/v1.Job","CronJob":"batch/v2alpha1.CronJob","DeploymentConfig":"apps.openshift.io/v1.DeploymentConfig"},
  extra: {"inject.SidecarInjectionSpec":"PodRedirectAnnot,,<s RewriteAppHTTPProbe,,b HoldApplicationUntilProxyStarts,,b InitContainers,,[$Container Containers,,[$Container Volumes,,[$Volume DNSConfig,,$PodDNSConfig,* ImagePullSecrets,,[$LocalObjectReference"},
};
