package scratch

import (
	"encoding/json"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// banners are what programs said about their versions, as long as their files are the same: to ask takes longer than to start a
// server. nil remembers nothing.
type banners struct {
	path  string
	mu    sync.Mutex
	known map[string]said
	news  bool
}

// said is what a program said, and the file that it was.
type said struct {
	Banner   string    `json:"banner"`
	Size     int64     `json:"size"`
	Modified time.Time `json:"modified"`
}

// openBanners reads what is remembered in a file. What cannot be read is asked again.
func openBanners(path string) *banners {
	b := &banners{path: path, known: map[string]said{}}
	if text, err := os.ReadFile(b.path); err == nil && json.Unmarshal(text, &b.known) != nil {
		b.known = map[string]said{}
	}
	return b
}

// of is what a program says.
func (b *banners) of(program string) (string, error) {
	info, err := os.Stat(program)
	if b == nil || err != nil {
		return banner(program)
	}
	b.mu.Lock()
	was, ok := b.known[program]
	b.mu.Unlock()
	if ok && was.Size == info.Size() && was.Modified.Equal(info.ModTime()) {
		return was.Banner, nil
	}
	text, err := banner(program)
	if err != nil {
		return "", err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.known[program], b.news = said{text, info.Size(), info.ModTime()}, true
	return text, nil
}

// keep remembers what was asked. Programs that are gone are forgotten.
func (b *banners) keep(log *slog.Logger) {
	if b == nil || !b.news {
		return
	}
	maps.DeleteFunc(b.known, func(program string, _ said) bool {
		_, err := os.Stat(program)
		return err != nil
	})
	if err := b.write(); err != nil {
		log.Debug("the versions of server programs are not remembered", "reason", err)
	}
}

// write puts the file in place as a whole, as others may read it.
func (b *banners) write() error {
	text, err := json.MarshalIndent(b.known, "", "  ")
	if err != nil {
		return err
	}
	half, err := os.CreateTemp(filepath.Dir(b.path), "banners-*")
	if err != nil {
		return err
	}
	_, err = half.Write(text)
	if closed := half.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(half.Name(), b.path)
	}
	if err != nil {
		_ = os.Remove(half.Name())
	}
	return err
}
