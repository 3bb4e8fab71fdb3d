// kind's module carries the files that turn a Debian into a node; go.sum holds their hash.
module outrigger/e2e/kind-files

go 1.24.0

require sigs.k8s.io/kind v0.33.0
