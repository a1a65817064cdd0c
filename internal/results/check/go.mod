module github.com/go-career/career/internal/results/check

go 1.26.0

require (
	github.com/go-career/career v0.0.0
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3
)

require golang.org/x/text v0.43.0 // indirect

replace github.com/go-career/career => ../../..
