package embedded

import (
	"reflect"
	"testing"
)

// TestPack packs the embedded index again: nothing is lost.
func TestPack(t *testing.T) {
	if Pack(Default()) != packed {
		t.Error("the index packed again is another text")
	}
	if again := Unpack(packed, true); !reflect.DeepEqual(again, Default()) {
		t.Error("the index unpacked again is another")
	}
}

func BenchmarkUnpack(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(packed)))
	for b.Loop() {
		Unpack(packed, true)
	}
}

func BenchmarkHeads(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Unpack(packed, false)
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := Read("roles/senior-backend-developer.json"); err != nil {
			b.Fatal(err)
		}
	}
}
