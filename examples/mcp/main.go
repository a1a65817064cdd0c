// Command mcp offers the catalogue as tools for language-model agents, over the Model Context Protocol on standard input
// and output: match a title, read a role, compare a person or a posting with it, plan, recommend, pay in a place, paths,
// search. README.md says how a client starts it.
//
//	go build -o career-mcp . && ./career-mcp
//
// Every tool only reads, and needs no network. Roles and skills are given by ID or by name. An answer is a short text and
// the same as structured content; what went wrong is an error of the tool that says how to go on.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/go-career/career"
)

func main() {
	if len(os.Args) > 1 {
		fmt.Fprintln(os.Stderr, "mcp takes no arguments: it speaks the Model Context Protocol on standard input and output")
		os.Exit(2)
	}
	s, err := newServer(career.Default())
	if err == nil {
		err = s.Run(context.Background(), &mcp.StdioTransport{})
	}
	if err != nil && !errors.Is(err, io.EOF) {
		fmt.Fprintln(os.Stderr, "mcp:", err)
		os.Exit(1)
	}
}

const instructions = `Career data: what roles ask for, pay, and lead to, and how near a person is to one. It is offline and read-only.

Roles and skills are given by ID ("backend-developer") or by name ("Backend Developer"). If a name fits several, or none, the
error lists the nearest with their IDs: take one, or ask the user. For a job title as people write it, call match_title first.

A person is what they state: skills, with levels if known, and roles held with months. What is not stated is unknown, not
missing. So coverage has three values: certain, likely (an estimate; quote this one, as an estimate) and possible. Hours and
months are estimates too. Pay figures name their source and year: quote both. "… and n more" marks a list that was cut.`

// newServer returns a server with all tools.
func newServer(c *career.Catalog) (*mcp.Server, error) {
	s := mcp.NewServer(&mcp.Implementation{Name: "career", Title: "Career catalogue", Version: c.Version()},
		&mcp.ServerOptions{Instructions: instructions, Capabilities: &mcp.ServerCapabilities{}})
	t := &tools{c}
	return s, errors.Join(
		add(s, "match_title", "Match a job title", "Find the role that a job title stands for, as people write titles (\"Sr. Back-End Engr II (Go) – Remote\").", t.matchTitle),
		add(s, "search", "Search roles, jobs and skills", "Find IDs of roles, jobs and skills by the beginning of a word in their names, or a skill by a misspelt name.", t.search),
		add(s, "role", "Read a role", "What a role does, the skills it asks for, where it leads, what people in it often miss, and its outlook.", t.role),
		add(s, "compare", "Compare a person with a role or posting", "How near a person is to a role, or to an advertisement's text: what is met and by what, what is short or unknown.", t.compare),
		add(s, "plan", "Plan the way to a role", "What a person should find out and learn for a role, in order, with estimates of time.", t.plan),
		add(s, "recommend", "Recommend roles", "The roles that fit a person best, best first, with what each lacks most.", t.recommend),
		add(s, "pay", "Pay in a place", "What a role pays in a country or area: its band, or why there is none, and published figures, with source and year.", t.pay),
		add(s, "paths", "Paths between roles", "The ways from one role to another with the least to learn, move by move.", t.paths),
	)
}
