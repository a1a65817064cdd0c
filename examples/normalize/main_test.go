package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
)

func parsed(t testing.TB, args ...string) options {
	o, err := parse(args, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func answered(t testing.TB, in string, args ...string) string {
	var out strings.Builder
	if err := run(&out, strings.NewReader(in), parsed(t, args...)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestRun(t *testing.T) {
	for _, tt := range []struct{ name, in, args, want string }{
		{"title", "Sr. Backend Engineer\n", "-titles", `{"role":"senior-backend-developer","title":"Senior Backend Developer",` +
			`"level":"senior","track":"individual-contributor","job":"backend-developer","score":1,"ambiguous":false,"core":"back end engineer"}`},
		{"no role: level and track of the title", "Senior Florist", "-titles",
			`{"role":"","title":"","level":"senior","track":"individual-contributor","job":"","score":0,"ambiguous":false,"core":"florist"}`},
		{"empty line", "\n", "-titles", `{"role":"","title":"","level":"","track":"","job":"","score":0,"ambiguous":false,"core":""}`},
		{"no input", "", "-titles", ``},
		{"CRLF", "Data Engineer\r\nData Engineer\r\n", "-titles -format tsv -columns role", "data-engineer\ndata-engineer"},
		{"raw lines have no escapes", `Data\tEngineer`, "-titles -format tsv -in lines -columns core", "data tengineer"},
		{"TSV has", `Data\tEngineer`, "-titles -format tsv -columns role,core", "data-engineer\tdata engineer"},
		{"fields before the last", "7\ta\\tb\t\tData Engineer", "-titles -format tsv -columns role,score", "7\ta\\tb\t\tdata-engineer\t1"},
		{"NULL", "7\t\\N", "-titles -format tsv -columns role,score,note", "7\t\t0\tnull"},
		{"JSON strings", "\"Data Engineer\"\nnull\n{}\n\"Data\n\n", "-titles -in json -format tsv -columns role,note",
			"data-engineer\t\n\tnull\n\tinvalid\n\tinvalid\n\tinvalid"},
		{"no UTF-8", "Data Engineer \xff\xfe\n", "-titles -format tsv -columns role", "data-engineer"},
		{"NUL", "Data Engineer\x00\n", "-titles -format tsv -columns role", "data-engineer"},
		{"whole row as a column", "Florist", "-titles -format tsv -columns json",
			`{"role":"","title":"","level":"","track":"individual-contributor","job":"","score":0,"ambiguous":false,"core":"florist"}`},
		{"text", "Services in Go and SQL.\nSQL, more SQL, Go.\nnothing\n", "-texts",
			`{"skills":{"go":1,"sql":1},"mentions":2}` + "\n" + `{"skills":{"sql":2,"go":1},"mentions":3}` + "\n" + `{"skills":{},"mentions":0}`},
		{"text as TSV", `1` + "\t" + `Go,\nSQL`, "-texts -format tsv", "1\t" + `{"go":1,"sql":1}` + "\t2\t"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := answered(t, tt.in, strings.Fields(tt.args)...)
			if diff := cmp.Diff(tt.want, strings.TrimSuffix(got, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestArguments(t *testing.T) {
	for _, args := range []string{"", "-titles -texts", "-titles x", "-titles -in csv", "-titles -format csv", "-titles -columns role",
		"-titles -format tsv -columns skills", "-texts -format tsv -columns role", "-titles -workers 0", "-titles -workers x"} {
		if _, err := parse(strings.Fields(args), io.Discard); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
	call := trial.Caller(t, func(args []string, stdout, stderr io.Writer) int {
		return command(args, strings.NewReader("Baker\n"), stdout, stderr)
	})
	call([]string{"-h"}, 0, "usage: normalize ", "")
	call([]string{"-nonsense"}, 2, "", "normalize: flag provided but not defined: -nonsense\nnormalize -h shows how")
	call(nil, 2, "", "want -titles or -texts")
	call([]string{"-titles", "x"}, 2, "", "unexpected argument")
	call([]string{"-titles"}, 0, `"core":"baker"`, "")
}

func TestLongLines(t *testing.T) {
	long := "Data Engineer " + strings.Repeat("é", maxLine) // cut in the middle of a character
	for _, tt := range []struct{ name, in, want string }{
		{"the longest", strings.Repeat(" ", maxLine-13) + "Data Engineer\nQA", "1\t\n1\t\n"},
		{"too long", "Nurse\n" + long + "\nNurse\n", "1\t\n1\tcut\n1\t\n"},
		{"too long, and the last", long, "1\tcut\n"},
		{"very long", strings.Repeat("x", 20*maxLine) + "\nNurse", "1\tcut\n1\t\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := parsed(t, "-texts", "-format", "tsv", "-columns", "note")
			var seen []line
			var out strings.Builder
			err := inOrder(&out, &lineReader{r: strings.NewReader(tt.in)}, 1, func() func([]byte, line) []byte {
				return func(dst []byte, l line) []byte {
					seen = append(seen, l)
					note := ""
					if l.cut {
						note = noteCut
					}
					return append(dst, "1\t"+note+"\n"...)
				}
			})
			if err != nil || out.String() != tt.want {
				t.Errorf("error %v, output %q", err, out.String())
			}
			for _, l := range seen {
				if len(l.text) > maxLine || !utf8.Valid(l.text) {
					t.Errorf("a line of %d bytes, valid UTF-8: %t", len(l.text), utf8.Valid(l.text))
				}
			}
			out.Reset()
			if err := run(&out, strings.NewReader(tt.in), o); err != nil || strings.ReplaceAll(tt.want, "1\t", "") != out.String() {
				t.Errorf("run: error %v, output %q", err, out.String())
			}
		})
	}
}

func TestChunks(t *testing.T) {
	for _, tt := range []struct {
		name, in, want string
		fails          bool
	}{
		{"two", "2\nNurse\nData Engineer\n1\n5\n", "\ndata-engineer\n\n", false},
		{"empty ones", "0\n0\n1\nData Engineer\n0\n", "data-engineer\n", false},
		{"none", "", "", false},
		{"too few lines", "3\nNurse\nData Engineer\n", "\ndata-engineer\n", true},
		{"no number", "1\nNurse\nNurse\n1\n", "\n", true},
		{"negative", "-1\nNurse\n", "", true},
		{"too large", "99999999999999999999\nNurse\n", "", true},
		{"very long", strings.Repeat("1", maxLine+5) + "\n", "", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out strings.Builder
			err := run(&out, strings.NewReader(tt.in), parsed(t, "-titles", "-format", "tsv", "-columns", "role", "-chunks"))
			if (err != nil) != tt.fails || out.String() != tt.want {
				t.Errorf("error %v, output %q", err, out.String())
			}
		})
	}
}

// TestOrder compares with a loop, while answers take random times and input comes in random pieces.
func TestOrder(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for round := range 20 {
		var in bytes.Buffer
		var want strings.Builder
		for i := range rnd.IntN(3000) {
			fmt.Fprintf(&in, "%d %s\n", i, strings.Repeat("x", rnd.IntN(60)))
		}
		for l := range strings.Lines(in.String()) {
			want.WriteString("<" + strings.TrimSuffix(l, "\n") + ">\n")
		}
		var out strings.Builder
		r := &lineReader{r: &pieces{r: &in, rnd: rand.New(rand.NewPCG(uint64(round), 3))}}
		err := inOrder(&out, r, 1+round%7, func() func([]byte, line) []byte {
			return func(dst []byte, l line) []byte {
				if rand.IntN(200) == 0 {
					time.Sleep(time.Duration(rand.IntN(2000)) * time.Microsecond)
				}
				return append(append(append(dst, '<'), l.text...), ">\n"...)
			}
		})
		if err != nil || out.String() != want.String() {
			t.Fatalf("round %d: error %v, other lines or another order", round, err)
		}
	}
}

// Pieces reads as much at once as rnd says.
type pieces struct {
	r   io.Reader
	rnd *rand.Rand
}

func (p *pieces) Read(b []byte) (int, error) { return p.r.Read(b[:min(len(b), p.rnd.IntN(500))]) }

// TestPeer talks to the program as a peer that waits for each answer, and as one that sends chunks.
func TestPeer(t *testing.T) {
	for _, tt := range []struct {
		name string
		args []string
		send []string
		want [][]string
	}{
		{"lines", []string{"-titles", "-format", "tsv", "-columns", "role"}, []string{"Data Engineer\n", "Nurse\n", "half", " a line\nData Engineer\nData "},
			[][]string{{"data-engineer"}, {""}, nil, {"", "data-engineer"}}},
		{"chunks", []string{"-titles", "-format", "tsv", "-columns", "role", "-chunks"}, []string{"2\nData Engineer\n", "Nurse\n", "1\nData Engineer\n"},
			[][]string{{"data-engineer"}, {""}, {"data-engineer"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			toProgram, fromPeer := io.Pipe()
			toPeer, fromProgram := io.Pipe()
			ended := make(chan error, 1)
			o := parsed(t, tt.args...)
			go func() {
				ended <- run(fromProgram, toProgram, o)
				fromProgram.Close()
			}()
			late := time.AfterFunc(time.Minute, func() { toPeer.CloseWithError(errors.New("no answer within a minute")) })
			defer late.Stop()
			answers := bufio.NewReader(toPeer)
			for i, s := range tt.send {
				if _, err := io.WriteString(fromPeer, s); err != nil {
					t.Fatal(err)
				}
				for _, want := range tt.want[i] {
					if got, err := answers.ReadString('\n'); err != nil || got != want+"\n" {
						t.Fatalf("after %q: %q, error %v", s, got, err)
					}
				}
			}
			fromPeer.Close()
			if _, err := io.Copy(io.Discard, answers); err != nil {
				t.Fatal(err)
			}
			if err := <-ended; err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestReadError(t *testing.T) {
	broken := errors.New("broken")
	var out strings.Builder
	in := io.MultiReader(strings.NewReader("Data Engineer\nNurse\nhalf a li"), iotest.ErrReader(broken))
	err := run(&out, in, parsed(t, "-titles", "-format", "tsv", "-columns", "role"))
	if !errors.Is(err, broken) || out.String() != "data-engineer\n\n" {
		t.Errorf("error %v, output %q", err, out.String())
	}
}

// TestWriteError stops reading an endless input because nobody takes the answers, also while the input is silent.
func TestWriteError(t *testing.T) {
	silent, open := io.Pipe()
	defer open.Close()
	for name, in := range map[string]io.Reader{
		"endless": endless{},
		"silent":  io.MultiReader(strings.NewReader("Nurse\n"), silent),
	} {
		gone, w := io.Pipe()
		gone.Close()
		ended := make(chan error, 1)
		go func() { ended <- run(w, in, parsed(t, "-titles")) }()
		select {
		case err := <-ended:
			if !errors.Is(err, io.ErrClosedPipe) {
				t.Errorf("%s: error %v", name, err)
			}
		case <-time.After(time.Minute):
			t.Fatalf("%s: still running", name)
		}
	}
}

type endless struct{}

func (endless) Read(b []byte) (int, error) {
	return copy(b, strings.Repeat("Nurse\n", len(b)/6+1)), nil
}

// TestMain lets the test's own binary be the program, for tests of whole processes.
func TestMain(m *testing.M) {
	if os.Getenv("NORMALIZE_AS_PROGRAM") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

func program(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "NORMALIZE_AS_PROGRAM=1")
	return cmd
}

// TestHead closes the pipe after the first answer, as head does: the program ends, and says nothing.
func TestHead(t *testing.T) {
	cmd := program("-titles", "-format", "tsv", "-columns", "role")
	cmd.Stdin = endless{}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if first, err := bufio.NewReader(out).ReadString('\n'); err != nil || first != "\n" {
		t.Errorf("%q, error %v", first, err)
	}
	out.Close()
	late := time.AfterFunc(time.Minute, func() { cmd.Process.Kill(); t.Error("still running") })
	defer late.Stop()
	_ = cmd.Wait() // however it ended
	if said.Len() > 0 && !strings.Contains(said.String(), "pipe") {
		t.Errorf("it said %q", said.String())
	}
}

func TestExitStatus(t *testing.T) {
	for _, tt := range []struct {
		args, in string
		want     int
	}{
		{"-titles", "Nurse", 0}, {"-help", "", 0}, {"", "", 2}, {"-titles -nonsense", "", 2}, {"-titles -chunks", "x\n", 1},
	} {
		cmd := program(strings.Fields(tt.args)...)
		cmd.Stdin = strings.NewReader(tt.in)
		err := cmd.Run()
		if got := cmd.ProcessState.ExitCode(); got != tt.want {
			t.Errorf("%q: %d, error %v", tt.args, got, err)
		}
	}
}

func FuzzRun(f *testing.F) {
	for _, s := range []string{"Data Engineer\n", "a\tb\n\n", "\\N\n\\", "\"x\"\nnull", "\xff\x00\r\n", "2\nx\ny\n", "Go, SQL\\n and \\x41\n", "\x00\t\\t\xc3"} {
		f.Add(s)
	}
	c := career.Default()
	f.Fuzz(func(t *testing.T, in string) {
		if len(in) > 1<<14 {
			return
		}
		var want []string // the lines
		for l := range strings.Lines(in) {
			want = append(want, strings.TrimSuffix(strings.TrimSuffix(l, "\n"), "\r"))
		}
		for _, args := range [][]string{{"-titles"}, {"-texts"}, {"-titles", "-in", "json"}} {
			out := answered(t, in, args...)
			if !utf8.ValidString(out) || strings.Count(out, "\n") != len(want) {
				t.Fatalf("%v: %d lines for %d", args, strings.Count(out, "\n"), len(want))
			}
			i := 0
			for l := range strings.Lines(out) {
				if args[0] == "-texts" {
					var got textRow
					if err := json.Unmarshal([]byte(l), &got); err != nil || got.Mentions != len(c.FindSkills(want[i])) {
						t.Fatalf("%q: %s, error %v", want[i], l, err)
					}
				} else {
					var got titleRow
					err := json.Unmarshal([]byte(l), &got)
					if err != nil || len(args) == 1 && !cmp.Equal(&got, readTitle(c, map[career.RoleID]career.Role{}, want[i], ""), validly) {
						t.Fatalf("%q: %s, error %v", want[i], l, err)
					}
				}
				i++
			}
		}
		out := answered(t, in, "-titles", "-format", "tsv")
		if strings.Count(out, "\n") != len(want) {
			t.Fatalf("tsv: %d lines for %d", strings.Count(out, "\n"), len(want))
		}
		i := 0
		for l := range strings.Lines(out) {
			if got, tabs := strings.Count(l, "\t"), 8+strings.Count(want[i], "\t"); got != tabs {
				t.Fatalf("tsv: %q has %d tabs, not %d", l, got, tabs)
			}
			i++
		}
		_ = run(io.Discard, strings.NewReader(in), parsed(t, "-titles", "-chunks"))
	})
}

// Validly compares strings as JSON can hold them.
var validly = cmp.Transformer("valid", func(s string) []rune { return []rune(s) })

func FuzzEscape(f *testing.F) {
	for _, s := range []string{"", `\N`, "a\tb\nc\\d", "\a\b\f\n\r\t\v\x00\\", `\x4`, "é\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		field := escape(nil, s)
		if bytes.ContainsAny(field, "\t\n\r\x00") {
			t.Errorf("%q: %q", s, field)
		}
		got, ok := unescape(field)
		if want := strings.ToValidUTF8(s, "\uFFFD"); got != want || !ok {
			t.Errorf("%q: %q comes back as %q, %t", s, field, got, ok)
		}
		unescape([]byte(s)) // which must not panic
	})
}

func TestUnescape(t *testing.T) {
	for _, tt := range []struct {
		in, want string
		ok       bool
	}{
		{`\N`, "", false}, {`a\N`, "aN", true}, {`\\N`, `\N`, true}, {`a\tb\nc\\d\'e\"f`, "a\tb\nc\\d'e\"f", true},
		{`\x41\x6a\x6A\x4`, "Ajjx4", true}, {`\`, `\`, true}, {`a\`, `a\`, true}, {`\xzz`, "xzz", true}, {`\0\a\v\b\f\r`, "\x00\a\v\b\f\r", true},
	} {
		if got, ok := unescape([]byte(tt.in)); got != tt.want || ok != tt.ok {
			t.Errorf("%q: %q, %t", tt.in, got, ok)
		}
	}
}

// TestFunctions sends a chunk through the commands that ClickHouse's configuration has.
func TestFunctions(t *testing.T) {
	data, err := os.ReadFile("career_function.xml")
	if err != nil {
		t.Fatal(err)
	}
	var config struct {
		Functions []struct {
			Name    string `xml:"name"`
			Command string `xml:"command"`
			Header  int    `xml:"send_chunk_header"`
		} `xml:"function"`
	}
	if err := xml.Unmarshal(data, &config); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range config.Functions {
		name, args, _ := strings.Cut(f.Command, " ")
		if name != "normalize" || f.Header != 1 {
			t.Errorf("%s: %+v", f.Name, f)
			continue
		}
		got[f.Name] = answered(t, "1\nSay \"Go\" \\\\ SQL,\\nGo\n", strings.Fields(args)...)
	}
	want := map[string]string{
		"careerTitle":  `{"role":"","title":"","level":"","track":"","job":"","score":0,"ambiguous":false,"core":"say"}` + "\n",
		"careerSkills": `{"go":1,"sql":1}` + "\n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
