package source_test

import (
	"fmt"
	"log"

	"github.com/go-career/career"
	"github.com/go-career/career/source"
)

func ExampleLeft_String() {
	fmt.Println(source.Left{File: "Skills.txt", Line: 5, Record: "15-9001-00", What: "Listening", Reason: source.ReasonNotRelevant})
	fmt.Println(source.Left{File: "skills_en.csv", Line: 12, Record: "b-trim", What: "fuels", Reason: source.ReasonTaken, Instead: "a-oil"})
	fmt.Println(source.Left{File: "broaderRelationsOccPillar.csv", Line: 5, Record: "urn:lost", Reason: source.ReasonNoRecord})
	// Output:
	// Skills.txt:5: 15-9001-00: "Listening": not relevant
	// skills_en.csv:12: b-trim: "fuels": name of another: a-oil
	// broaderRelationsOccPillar.csv:5: urn:lost: no record
}

// Add to what was imported before you make a catalogue of it.
func ExampleImport_Catalog() {
	in := &source.Import{Records: career.Records{Roles: []career.Role{{ID: "lantern-keeper", Title: "Lantern Keeper"}}}} // as Read returns it
	in.Records.Roles[0].Aliases = append(in.Records.Roles[0].Aliases, "Lamplighter")
	c, err := in.Catalog()
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range c.MatchTitle("lamp lighter", 1) {
		fmt.Println(m.Role, m.Score)
	}
	// Output: lantern-keeper 1
}
