# Kubernetes's programs as one image under many names: the control plane's, and kube-proxy, which calls iptables.
ARG IPTABLES
FROM ${IPTABLES}
COPY kubernetes/ /usr/local/bin/
