import type { Field, StructType } from "./type-table.ts";

/** Fields with a protobuf number behind those of the fields that Go declares after them, in the order of their numbers. */
const LATE: Readonly<Record<string, string>> = {
  Container:
    "EnvFrom TerminationMessagePolicy VolumeDevices StartupProbe ResizePolicy RestartPolicy RestartPolicyRules",
  ISCSIVolumeSource: "SessionCHAPAuth InitiatorName",
  ObjectMeta: "Initializers ManagedFields",
  OwnerReference: "APIVersion Controller BlockOwnerDeletion",
  PersistentVolumeClaimSpec: "Selector StorageClassName VolumeMode DataSource DataSourceRef VolumeAttributesClassName",
  ClusterTrustBundleProjection: "Optional",
  PodCondition: "ObservedGeneration",
  PodSecurityContext:
    "RunAsGroup Sysctls WindowsOptions FSGroupChangePolicy SeccompProfile AppArmorProfile SupplementalGroupsPolicy SELinuxChangePolicy",
  PodSpec:
    "InitContainers AutomountServiceAccountToken Tolerations HostAliases PriorityClassName Priority DNSConfig ShareProcessNamespace ReadinessGates RuntimeClassName EnableServiceLinks PreemptionPolicy Overhead TopologySpreadConstraints EphemeralContainers SetHostnameAsFQDN OS HostUsers SchedulingGates ResourceClaims Resources HostnameOverride SchedulingGroup",
  PodStatus:
    "InitContainerStatuses NominatedNodeName PodIPs EphemeralContainerStatuses Resize ResourceClaimStatuses HostIPs ObservedGeneration ExtendedResourceClaimStatus AllocatedResources Resources NodeAllocatableResourceClaimStatuses",
  ReplicationControllerSpec: "MinReadySeconds",
  ReplicationControllerStatus: "ObservedGeneration ReadyReplicas AvailableReplicas Conditions",
  SecurityContext: "RunAsGroup ProcMount WindowsOptions SeccompProfile AppArmorProfile",
  VolumeMount: "RecursiveReadOnly",
  VolumeSource: "Projected StorageOS CSI Ephemeral Image",
};

/** The fields that a generated String method prints, by their protobuf numbers; `TypeMeta` has none. */
export function stringOrder(type: StructType): readonly Field[] {
  const late = lateFields(type.key);
  const fields = type.declared.filter((field) => field.go !== "TypeMeta");
  const behind = fields.filter((field) => late.includes(field.go));
  return [
    ...fields.filter((field) => !late.includes(field.go)),
    ...behind.toSorted((a, b) => late.indexOf(a.go) - late.indexOf(b.go)),
  ];
}

function lateFields(key: string): readonly string[] {
  const known = key === "EphemeralContainerCommon" ? "Container" : key;
  return Object.hasOwn(LATE, known) ? (LATE[known] ?? "").split(" ") : [];
}
