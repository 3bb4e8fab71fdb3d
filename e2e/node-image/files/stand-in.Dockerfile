# Kubernetes's pause, Istio's proxy_init and Istio's proxyv2 in one.
ARG IPTABLES
FROM ${IPTABLES}
COPY stand-in /usr/local/bin/stand-in
ENTRYPOINT ["/usr/local/bin/stand-in"]
