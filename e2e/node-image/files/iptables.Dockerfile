# iptables and nft with the libraries that they need, and nothing else.
ARG DEBIAN
FROM ${DEBIAN} AS debian
COPY closure.sh /
RUN mkdir /image && \
    sh /closure.sh /image /usr/sbin/xtables-nft-multi /usr/sbin/xtables-legacy-multi /usr/sbin/nft /usr/sbin/conntrack && \
    cp -r --parents /usr/lib/*-linux-gnu/xtables /image && \
    for name in iptables ip6tables; do for end in "" -save -restore; do ln -s xtables-nft-multi /image/usr/sbin/$name$end; done; done && \
    mkdir -p /image/tmp /image/run && chmod 1777 /image/tmp

FROM scratch
COPY --from=debian /image/ /
ENV PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
