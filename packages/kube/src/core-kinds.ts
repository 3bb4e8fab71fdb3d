/** Kinds of core/v1 that every release's scheme knows: a body of such a kind is decoded, but is no review. */
export const CORE_KINDS: ReadonlySet<string> = new Set(
  [
    "Binding ComponentStatus ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume PersistentVolumeClaim Pod",
    "PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount",
    "ComponentStatusList ConfigMapList EndpointsList EventList LimitRangeList NamespaceList NodeList PersistentVolumeList",
    "PersistentVolumeClaimList PodList PodTemplateList ReplicationControllerList ResourceQuotaList SecretList ServiceList",
    "ServiceAccountList List RangeAllocation PodStatusResult PodAttachOptions PodExecOptions PodLogOptions PodPortForwardOptions",
    "PodProxyOptions NodeProxyOptions ServiceProxyOptions SerializedReference DeleteOptions ExportOptions GetOptions ListOptions",
    "WatchEvent Status APIVersions APIGroup APIGroupList APIResourceList",
  ].flatMap((line) => line.split(" ")),
);
