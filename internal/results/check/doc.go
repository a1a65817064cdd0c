// Package check holds answers of every kind against their JSON Schemas, by a library that knows all of JSON Schema. It has
// tests only, and is a module of its own so that the library is no requirement of the project.
package check
