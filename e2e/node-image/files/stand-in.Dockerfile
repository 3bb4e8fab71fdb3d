# One program and nothing else: Kubernetes's pause.
FROM scratch
COPY stand-in /stand-in
ENTRYPOINT ["/stand-in"]
