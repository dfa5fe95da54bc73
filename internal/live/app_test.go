package live

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// app is what a process of an application does: it reads and writes rows of its own, by their keys.
type app struct {
	URL                 string
	Read, Write, Insert string // statements over $1, the key, and $2, a number as text
	First, Step, Rows   int    // the keys First, First+Step, … up to Rows are its own
}

// outcome is what became of it.
type outcome struct {
	Errors  []string
	Written map[int]string  // the last number that was written, by key
	Took    []time.Duration // of each query, in the order in which they ended
	Ended   []time.Time
}

// perSecond is how many reads, and how many writes, each application makes in a second.
const perSecond = 100

// runApp works until its input ends, and then says what became of it.
func runApp(description string) int {
	var a app
	if err := json.Unmarshal([]byte(description), &a); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	out, err := a.run(ctx)
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func (a app) run(ctx context.Context) (*outcome, error) {
	config, err := pgxpool.ParseConfig(a.URL)
	if err != nil {
		return nil, err
	}
	config.MaxConns = 8
	// A prepared statement whose result gets another type fails once; see the limits in docs/architecture.md.
	config.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeExec
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		return nil, err
	}
	defer pool.Close()
	w := &worker{app: a, pool: pool, out: &outcome{Written: map[int]string{}}, busy: map[int]bool{}}
	var running sync.WaitGroup
	ticks := time.NewTicker(time.Second / perSecond)
	defer ticks.Stop()
	for n := 1; ; n++ {
		select {
		case <-ctx.Done():
			running.Wait()
			return w.out, nil
		case <-ticks.C:
			running.Go(w.read)
			running.Go(func() { w.write(n) })
		}
	}
}

// worker makes the queries of an application.
type worker struct {
	app
	pool *pgxpool.Pool
	mu   sync.Mutex
	busy map[int]bool // keys that are being written
	out  *outcome
}

func (w *worker) key() int {
	n := max(1, (w.Rows-w.First)/w.Step)
	return w.First + w.Step*rand.IntN(n)
}

func (w *worker) read() {
	key := w.key()
	var value *string
	w.timed("read", func(ctx context.Context) error { return w.pool.QueryRow(ctx, w.Read, key).Scan(&value) })
}

// write changes a row, or, now and then, makes one.
func (w *worker) write(n int) {
	key, text, number := w.key(), w.Write, strconv.Itoa(n)
	if n%10 == 0 && w.Insert != "" {
		key, text = w.Rows*10+w.First+w.Step*n, w.Insert
	}
	w.mu.Lock()
	taken := w.busy[key]
	w.busy[key] = true
	w.mu.Unlock()
	if taken { // which of two writes comes last, nobody knows
		return
	}
	ok := w.timed("write", func(ctx context.Context) error {
		tag, err := w.pool.Exec(ctx, text, key, number)
		if err == nil && tag.RowsAffected() != 1 {
			err = fmt.Errorf("%d rows written for key %d", tag.RowsAffected(), key)
		}
		return err
	})
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.busy, key)
	if ok {
		w.out.Written[key] = number
	}
}

func (w *worker) timed(what string, f func(ctx context.Context) error) bool {
	start := time.Now()
	err := f(context.Background())
	w.mu.Lock()
	defer w.mu.Unlock()
	w.out.Took, w.out.Ended = append(w.out.Took, time.Since(start)), append(w.out.Ended, time.Now())
	if err != nil && len(w.out.Errors) < 5 {
		w.out.Errors = append(w.out.Errors, what+": "+err.Error())
	}
	return err == nil
}

// figures are percentiles of the queries that ended before or after a moment.
type figures struct{ p50, p99, most time.Duration }

func (o *outcome) figures(during func(time.Time) bool) figures {
	var list []time.Duration
	for i, took := range o.Took {
		if during(o.Ended[i]) {
			list = append(list, took)
		}
	}
	if len(list) == 0 {
		return figures{}
	}
	slices.Sort(list)
	return figures{list[len(list)/2], list[len(list)*99/100], list[len(list)-1]}
}

func (f figures) String() string {
	ms := func(d time.Duration) string { return fmt.Sprintf("%.1f", float64(d.Microseconds())/1000) }
	return ms(f.p50) + " | " + ms(f.p99) + " | " + ms(f.most)
}
