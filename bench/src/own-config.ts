/** A small configuration of the merging releases, for machines without the recordings. */
export const OWN_CONFIG = {
  config: `policy: enabled
defaultTemplates: [sidecar]
templates:
  sidecar: |
    metadata:
      labels:
        service.istio.io/canonical-name: {{ index .ObjectMeta.Labels "app" | default .DeploymentMeta.Name | quote }}
      annotations:
        prometheus.io/path: "/stats/prometheus"
        prometheus.io/scrape: "true"
    spec:
      initContainers:
      - name: istio-init
        image: "{{ .Values.global.hub }}/proxyv2:{{ .Values.global.tag }}"
        args: ["istio-iptables", "-p", "15001", "-u", "1337", "-m", "REDIRECT", "-i", "*", "-b", "*"]
        securityContext:
          runAsUser: 0
          capabilities:
            add: [NET_ADMIN, NET_RAW]
      containers:
      - name: istio-proxy
        image: "{{ .Values.global.hub }}/proxyv2:{{ .Values.global.tag }}"
        args: [proxy, sidecar, --domain, "$(POD_NAMESPACE).svc.{{ .Values.global.proxy.clusterDomain }}"]
        ports:
        - containerPort: 15090
          protocol: TCP
          name: http-envoy-prom
        env:
        - name: POD_NAME
          valueFrom:
            fieldRef:
              fieldPath: metadata.name
        - name: ISTIO_META_APP_CONTAINERS
          value: "{{ range $index, $container := .Spec.Containers }}{{ if ne $index 0 }},{{ end }}{{ $container.Name }}{{ end }}"
        - name: ISTIO_META_WORKLOAD_NAME
          value: {{ .DeploymentMeta.Name }}
        {{- range $key, $value := .ProxyConfig.ProxyMetadata }}
        - name: {{ $key }}
          value: "{{ $value }}"
        {{- end }}
        resources:
          limits: { cpu: "2", memory: 1Gi }
          requests: { cpu: 100m, memory: 128Mi }
        volumeMounts:
        - mountPath: /etc/istio/proxy
          name: istio-envoy
      volumes:
      - emptyDir: { medium: Memory }
        name: istio-envoy
`,
  mesh: "defaultConfig:\n  discoveryAddress: istiod.istio-system.svc:15012\ntrustDomain: cluster.local\n",
  values: JSON.stringify({
    global: { hub: "docker.io/istio", tag: "latest", proxy: { clusterDomain: "cluster.local" } },
  }),
} as const;
