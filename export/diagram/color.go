package diagram

import "github.com/go-career/career"

// A color is how a level looks: the box, its border, and the text on it.
type color struct{ fill, stroke, text string }

// colors are those of the levels, from none to executive. Each fill is darker than the one before it.
var colors = [...]color{
	{"#ffffff", "#555555", "#1a1a1a"},
	career.LevelEntry:     {"#fdf6c9", "#8a7a1f", "#1a1a1a"},
	career.LevelMid:       {"#cde8b5", "#4c7a2a", "#1a1a1a"},
	career.LevelSenior:    {"#8fd0b4", "#226b50", "#1a1a1a"},
	career.LevelLead:      {"#4fb3bf", "#125a64", "#1a1a1a"},
	career.LevelPrincipal: {"#2a6496", "#12304a", "#ffffff"},
	career.LevelExecutive: {"#1b2a6b", "#080d26", "#ffffff"},
}

// colorOf returns the color of a level; that of none for a level off the scale.
func colorOf(l career.Level) color {
	if l < 0 || int(l) >= len(colors) {
		l = 0
	}
	return colors[l]
}

// levels returns the levels that a graph has, lowest first.
func (g Graph) levels() []career.Level {
	var out []career.Level
	for _, l := range career.LevelValues() {
		for _, n := range g.Nodes {
			if n.Level == l {
				out = append(out, l)
				break
			}
		}
	}
	return out
}
