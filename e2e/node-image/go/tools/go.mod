// The suite's own small programs: the standard library is all they use.
module outrigger/e2e/tools

go 1.24.0
