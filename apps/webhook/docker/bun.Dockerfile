# The injector on Bun, run from its sources. BASE: an image with `bun`, such as oven/bun:slim.
ARG BASE
FROM ${BASE}
WORKDIR /outrigger
EXPOSE 443
ENTRYPOINT ["bun", "--conditions=source", "apps/webhook/src/entries/bun.ts"]
# last, so that all before it is made once
COPY . .
