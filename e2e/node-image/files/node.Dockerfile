# The node with its images unpacked, so that no start has to do it.
ARG BASE
FROM ${BASE}
COPY containerd/ /var/lib/containerd/
