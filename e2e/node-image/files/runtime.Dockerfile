# A JavaScript runtime with the libraries that it needs, and nothing else: what an official image of it has that matters.
ARG DEBIAN
FROM ${DEBIAN} AS debian
ARG NAME
COPY closure.sh runtime /
RUN install -D /runtime /usr/local/bin/${NAME} && \
    mkdir -p /image/tmp && chmod 1777 /image/tmp && \
    sh /closure.sh /image /usr/local/bin/${NAME}

FROM scratch
COPY --from=debian /image/ /
ENV PATH=/usr/local/bin:/usr/bin:/bin HOME=/tmp DENO_DIR=/tmp/deno
