# The injector on Node, run from its sources. BASE: an image with Node 24 or later as `node`, such as node:24-slim.
ARG BASE
FROM ${BASE}
WORKDIR /outrigger
EXPOSE 443
ENTRYPOINT ["node", "--conditions=source", "apps/webhook/src/entries/node.ts"]
# last, so that all before it is made once
COPY . .
