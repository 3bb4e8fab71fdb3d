/**
 * The injector configuration of the demo: the smallest template that makes a pod part of a 1.0 mesh, in the words of this project.
 * It uses the functions of 1.0.0 only, so that it renders under every release whose delimiters are `[[ ]]`.
 */
export const DEMO_CONFIG = `policy: enabled
template: |
  initContainers:
  - name: istio-init
    image: docker.io/istio/proxy_init:1.0.9
    imagePullPolicy: IfNotPresent
    args:
    - -p
    - "[[ .MeshConfig.ProxyListenPort ]]"
    - -u
    - "1337"
    - -m
    - REDIRECT
    - -i
    - "*"
    - -b
    - "*"
    securityContext:
      capabilities:
        add:
        - NET_ADMIN
  containers:
  - name: istio-proxy
    [[- if isset .ObjectMeta.Annotations "sidecar.istio.io/proxyImage" ]]
    image: [[ index .ObjectMeta.Annotations "sidecar.istio.io/proxyImage" | printf "%q" ]]
    [[- else ]]
    image: docker.io/istio/proxyv2:1.0.9
    [[- end ]]
    imagePullPolicy: IfNotPresent
    args:
    - proxy
    - sidecar
    - --configPath
    - [[ .ProxyConfig.ConfigPath | printf "%q" ]]
    - --binaryPath
    - [[ .ProxyConfig.BinaryPath | printf "%q" ]]
    - --serviceCluster
    - [[ .ProxyConfig.ServiceCluster | printf "%q" ]]
    - --drainDuration
    - "[[ formatDuration .ProxyConfig.DrainDuration ]]"
    - --parentShutdownDuration
    - "[[ formatDuration .ProxyConfig.ParentShutdownDuration ]]"
    - --discoveryAddress
    - [[ .ProxyConfig.DiscoveryAddress | printf "%q" ]]
    env:
    - name: POD_NAME
      valueFrom:
        fieldRef:
          fieldPath: metadata.name
    - name: POD_NAMESPACE
      valueFrom:
        fieldRef:
          fieldPath: metadata.namespace
    - name: INSTANCE_IP
      valueFrom:
        fieldRef:
          fieldPath: status.podIP
    ports:
    - name: http-envoy-admin
      containerPort: [[ .ProxyConfig.ProxyAdminPort ]]
      protocol: TCP
    resources:
      requests:
        cpu: 10m
    securityContext:
      readOnlyRootFilesystem: true
      runAsUser: 1337
    volumeMounts:
    - name: istio-envoy
      mountPath: /etc/istio/proxy
    - name: istio-certs
      mountPath: /etc/certs/
      readOnly: true
  volumes:
  - name: istio-envoy
    emptyDir:
      medium: Memory
  - name: istio-certs
    secret:
      optional: true
      secretName: istio.[[ if .Spec.ServiceAccountName ]][[ .Spec.ServiceAccountName ]][[ else ]]default[[ end ]]
`;

/** The mesh configuration of the demo: what differs from the release's defaults. */
export const DEMO_MESH = `defaultConfig:
  discoveryAddress: istio-pilot.istio-system:15007
  serviceCluster: istio-proxy
`;
