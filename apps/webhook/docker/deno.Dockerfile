# The injector on Deno, run from its sources. BASE: an image with `deno`, such as denoland/deno.
ARG BASE
FROM ${BASE}
WORKDIR /outrigger
EXPOSE 443
ENTRYPOINT ["deno", "run", "-A", "--conditions=source", "apps/webhook/src/entries/deno.ts"]
# last, so that all before it is made once
COPY . .
