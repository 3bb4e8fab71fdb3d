# A kind node on Debian, before any image is loaded into it.
ARG DEBIAN
FROM ${DEBIAN}
COPY root/ /
# systemd with nothing but what a node needs, as kind's own image has it
RUN set -e; \
    cd /lib/systemd/system; \
    rm -f sysinit.target.wants/systemd-tmpfiles-setup.service multi-user.target.wants/* local-fs.target.wants/* \
          sockets.target.wants/*udev* sockets.target.wants/*initctl* basic.target.wants/* timers.target.wants/* \
          /etc/systemd/system/*.wants/* containerd.service; \
    echo ReadKMsg=no >> /etc/systemd/journald.conf; \
    systemctl enable kubelet.service containerd.service undo-mount-hacks.service; \
    systemctl mask systemd-binfmt.service systemd-logind.service getty.target console-getty.service e2scrub_reap.service; \
    rm -f /etc/cni/net.d/*loopback*
# what every container in the node starts from: kind's hook, and no limits, which may be higher than may be set here
RUN ctr oci spec | jq '.hooks.createContainer += [{"path": "/kind/bin/mount-product-files.sh"}] | del(.process.rlimits)' > /etc/containerd/cri-base.json
ENV container=docker
STOPSIGNAL SIGRTMIN+3
ENTRYPOINT ["/usr/local/bin/entrypoint", "/sbin/init"]
