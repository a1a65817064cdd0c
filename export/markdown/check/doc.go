// Package check holds what package markdown writes against a CommonMark parser. It has tests only, and is a module of its own
// so that the parser is no requirement of the project.
package check
