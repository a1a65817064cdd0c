module github.com/go-career/career/export/markdown/check

go 1.26.0

require (
	github.com/go-career/career v0.0.0
	github.com/yuin/goldmark v1.8.7
)

require golang.org/x/text v0.43.0 // indirect

replace github.com/go-career/career => ../../..
