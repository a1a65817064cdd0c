package main

import "io"

// ahead is how many batches there are for each worker: one in work, one read ahead, and some that wait for an earlier one to
// be written.
const ahead = 4

// A batch is some lines, and then the answers to them.
type batch struct {
	text  []byte // of all lines
	lines []span
	out   []byte
	done  chan struct{} // receives when out has all answers
}

// A span is where a line stands in the text of its batch.
type span struct {
	start, end int
	cut        bool
}

func (b *batch) add(text []byte, cut bool) {
	start := len(b.text)
	b.text = append(b.text, text...)
	b.lines = append(b.lines, span{start, len(b.text), cut})
}

func (b *batch) answer(answer func([]byte, line) []byte) {
	for _, l := range b.lines {
		b.out = answer(b.out, line{b.text[l.start:l.end], l.cut})
	}
	b.done <- struct{}{}
}

// inOrder writes the answers to the lines of r, in their order, a batch as soon as it is its turn. Each worker has an answer
// function of its own, which appends the answer to a slice. There are ahead batches for each worker, which bounds the memory.
//
// If reading fails, what was read is answered first. If writing fails, inOrder returns at once, though a goroutine may
// still wait in r until that returns.
func inOrder(w io.Writer, r *lineReader, workers int, newAnswer func() func([]byte, line) []byte) error {
	var (
		free    = make(chan *batch, workers*ahead)
		work    = make(chan *batch)
		order   = make(chan *batch, workers*ahead) // has room for all, so that only free and work hold the reader back
		stop    = make(chan struct{})
		readErr error // set before order is closed
	)
	defer close(stop)
	for range workers * ahead {
		free <- &batch{done: make(chan struct{}, 1)}
	}
	for range workers {
		go func() {
			answer := newAnswer()
			for b := range work {
				b.answer(answer)
			}
		}()
	}
	go func() {
		defer close(order)
		defer close(work)
		for {
			var b *batch
			select {
			case b = <-free:
			case <-stop:
				return
			}
			err := r.next(b)
			if len(b.lines) > 0 {
				order <- b
				work <- b
			}
			if err != nil {
				if err != io.EOF {
					readErr = err
				}
				return
			}
		}
	}()
	for b := range order {
		<-b.done
		if _, err := w.Write(b.out); err != nil {
			return err
		}
		b.text, b.lines, b.out = b.text[:0], b.lines[:0], b.out[:0]
		free <- b
	}
	return readErr
}
