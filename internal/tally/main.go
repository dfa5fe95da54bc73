// Command tally reads what go test -json writes, and prints what a person wants to see of it: a line for each
// package, the whole output of what failed, why tests were skipped, and the sums.
//
//	go test -json ./... | tally -counts FILE
//
// With -counts, a line with the numbers of passed and failed tests is appended to FILE, so that several runs can be
// added up. The exit code is 1 if something failed or nothing ran.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	counts := flag.String("counts", "", "append the numbers of passed and failed tests to `FILE`")
	flag.Parse()
	t := newTally(os.Stdout)
	err := t.read(os.Stdin)
	if err == nil && *counts != "" {
		err = t.save(*counts)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "tally:", err)
		os.Exit(1)
	}
	fmt.Println(t.sums())
	if t.failed > 0 || t.passed == 0 {
		os.Exit(1)
	}
}
