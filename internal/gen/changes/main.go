// Command changes prints what changed between two data folders, as the data part of a changelog:
//
//	go run ./internal/gen/changes OLD NEW
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/go-career/career"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: changes OLD NEW")
	}
	var c [2]*career.Catalog
	for i, dir := range os.Args[1:] {
		var err error
		if c[i], err = career.Load(os.DirFS(dir)); err != nil {
			log.Fatalf("%s: %v", dir, err)
		}
	}
	fmt.Print(career.Diff(c[0], c[1]))
}
