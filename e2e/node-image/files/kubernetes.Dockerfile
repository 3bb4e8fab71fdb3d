# Kubernetes's programs as one image under many names: the control plane's and kube-proxy, which calls iptables and nft.
ARG DEBIAN
FROM ${DEBIAN} AS debian
COPY closure.sh /
RUN mkdir /image && cd /usr/sbin && sh /closure.sh /image /usr/sbin/xtables-nft-multi /usr/sbin/xtables-legacy-multi /usr/sbin/nft /usr/sbin/conntrack && \
    cp -r --parents /usr/lib/x86_64-linux-gnu/xtables /image && \
    for name in iptables ip6tables; do for end in "" -save -restore; do ln -s xtables-nft-multi /image/usr/sbin/$name$end; done; done && \
    mkdir -p /image/tmp /image/run && chmod 1777 /image/tmp

FROM scratch AS iptables
COPY --from=debian /image/ /
ENV PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

FROM iptables
COPY kubernetes/ /usr/local/bin/
