package textindex

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadable(t *testing.T) {
	tests := []struct{ text, want string }{
		{"R&D at A&M, 1 < 2 <3 <ORGANIZATION> & co; &unknown; &amp", "R&D at A&M, 1 < 2 <3 <ORGANIZATION> & co; &unknown; &amp"},
		{"<ul><li>Go</li><LI class='a>b'>C</LI></ul>", "\n\n- Go\n\n- C\n\n"},
		{"C&#43;&#x2b;, C&num;, R&amp;D, caf&eacute;, a&nbsp;b", "C++, C#, R&D, cafe\u0301, a\u00a0b"},
		{"<b>Spring</b> Boot<br/>x", "Spring Boot\nx"},
		{"a<!-- Go -->b<script>let go = 1 > 0</SCRIPT >c<style>", "a\nb\nc<style>"},
		{"<td>Go</td>, <code>Go</code>, <a href=\"/go\">Go</a>, <p>", "|Go|, `Go`, [Go](), \n"},
		{"<a <b>, <p", "<a , <p"},
		{"<p title='>", "\n"},
	}
	for _, tt := range tests {
		got, _ := readable(tt.text)
		if got != tt.want {
			t.Errorf("%q:\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

// What is found in HTML has the place that it has there.
func TestFindMarkup(t *testing.T) {
	x := newIndex(sample)
	tests := []struct{ text, want string }{
		{"<b>C++</b>, <p>C&#43;&#43;</p> C&num;", "C++|C&#43;&#43;|C&num;"},
		{"Spring&nbsp;Boot, <i>Spring</i> Boot", "Spring&nbsp;Boot|Spring</i> Boot"},
		{"&lt;li&gt;Node.js&lt;/li&gt; P&amp;amp;L", "Node.js|P&amp;amp;L"},
		{"<a href='https://x.com/SOA'>SOA</a> caf&eacute; cr&egrave;me", "SOA|caf&eacute; cr&egrave;me"},
		{"&#71;o &#0;&#xD800;&#99999999;SOA", "&#71;o|SOA"},
	}
	for _, tt := range tests {
		var got []string
		for _, h := range x.Find(tt.text, nil) {
			got = append(got, tt.text[h.Start:h.End])
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%q: -want +got\n%s", tt.text, diff)
		}
	}
}

// FuzzReadable holds restore against a search for the edit at each place.
func FuzzReadable(f *testing.F) {
	for _, s := range []string{"<li>Go</li> C&#43;&#43;", "<b>a</b>&amp;lt;", "<script>", "<!-- -->é&eacute;"} {
		f.Add(s, uint(1), uint(3))
	}
	f.Fuzz(func(t *testing.T, s string, from, to uint) {
		plain, edits := readable(s)
		if edits == nil {
			if plain != s {
				t.Fatalf("%q became %q", s, plain)
			}
			return
		}
		from, to = from%uint(len(plain)+1), to%uint(len(plain)+1)
		if from >= to {
			return
		}
		want := Hit{Start: int(from), End: int(to)}
		for _, e := range edits {
			switch {
			case e.end <= int(from):
				want.Start = int(from) + e.after
			case e.start < int(from):
				want.Start = e.start + e.before
			}
			if e.start < int(to) {
				want.End = max(int(to), e.end) + e.after
			}
		}
		hits := []Hit{{Start: int(from), End: int(to)}}
		restore(hits, edits)
		if h := hits[0]; h != want || h.Start > h.End || h.End > len(s) {
			t.Fatalf("%q, %q: %+v, want %+v", s, plain, h, want)
		}
	})
}
